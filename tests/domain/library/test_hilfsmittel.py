from datetime import date

from portal.domain.library.hilfsmittel import Comparison, HilfsmittelEntry, Needed, Payer, Paying
from portal.domain.library.source import Source

ENTRY = HilfsmittelEntry(
    slug="pflegebett",
    title="Pflegebett",
    group="HM_BETT",
    brief="Kurz",
    brief_plain="Einfach",
    description="Beschreibung",
    payer=Payer(name="Pflegekasse", text="Zahlt", grounds=("§ 40 SGB XI",)),
    comparison=Comparison(
        payers=(Paying.PFLEGEKASSE,), prescription=Needed.NEIN, grade=Needed.JA, own_share="Nichts"
    ),
    steps=("Eins", "Zwei", "Drei"),
    sources=(Source(title="Quelle", publisher="Amt", url="https://example.org/1"),),
    as_of=date(2026, 1, 1),
    review_by=date(2026, 12, 31),
)


class TestHilfsmittelEntry:
    def test_has_an_address(self):
        assert ENTRY.path == "/pflegehilfsmittel/pflegebett"

    def test_lists_every_text_that_a_reader_sees(self):
        assert ENTRY.texts == (
            "Pflegebett",
            "Kurz",
            "Einfach",
            "Beschreibung",
            "Pflegekasse",
            "Zahlt",
            "Nichts",
            "Eins",
            "Zwei",
            "Drei",
            "Quelle",
        )
