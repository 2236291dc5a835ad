from datetime import date

import pytest

from portal.domain.library.choosing import Choice, choose
from portal.domain.library.hilfsmittel import (
    Comparison,
    HilfsmittelEntry,
    Needed,
    Payer,
    Paying,
)


def entry(slug, group, payers, *, prescription, grade):
    return HilfsmittelEntry(
        slug=slug,
        title=slug,
        group=group,
        brief="",
        brief_plain="",
        description="",
        payer=Payer(name="", text="", grounds=()),
        comparison=Comparison(
            payers=payers, prescription=prescription, grade=grade, own_share="Nichts."
        ),
        steps=(),
        sources=(),
        as_of=date(2026, 1, 1),
        review_by=date(2026, 12, 31),
    )


BED = entry(
    "bett",
    "HM_BETT",
    (Paying.PFLEGEKASSE, Paying.KRANKENKASSE),
    prescription=Needed.TEILS,
    grade=Needed.TEILS,
)
CHAIR = entry(
    "stuhl", "HM_ROLLSTUHL", (Paying.KRANKENKASSE,), prescription=Needed.JA, grade=Needed.NEIN
)
CALL = entry("ruf", "HM_NOTRUF", (Paying.PFLEGEKASSE,), prescription=Needed.NEIN, grade=Needed.JA)
ALL = (BED, CHAIR, CALL)


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        (Choice(), ALL),
        (Choice(group="HM_BETT"), (BED,)),
        (Choice(group="HM_HERD"), ()),
        (Choice(payer=Paying.KRANKENKASSE), (BED, CHAIR)),
        (Choice(payer=Paying.SELBST), ()),
        (Choice(without_grade=True), (BED, CHAIR)),
        (Choice(without_prescription=True), (BED, CALL)),
        (Choice(without_grade=True, without_prescription=True), (BED,)),
        (Choice(group="HM_NOTRUF", without_grade=True), ()),
    ],
)
def test_c13_finds_what_fits_every_choice(choice, found):
    assert choose(entries=ALL, choice=choice) == found
