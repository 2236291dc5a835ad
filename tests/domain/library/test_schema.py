import copy
from datetime import date

import pytest

from portal.domain.library.hilfsmittel import Comparison, Needed, Paying
from portal.domain.library.schema import ArticleFile, HilfsmittelFile
from portal.domain.library.source import NormUse, Source
from portal.values.shape import ShapeBroken
from portal.values.wording import Wording

SOURCES = [
    {"titel": "Quelle 1", "herausgeber": "Amt", "url": "https://example.org/1"},
    {"titel": "Quelle 2", "herausgeber": "Kasse", "url": "https://example.org/2"},
]
ARTICLE = {
    "titel": "Das Pflegegeld",
    "titel_kurz": "Pflegegeld",
    "anlass": "Für alle, die pflegen.",
    "anlass_einfach": "Sie pflegen.",
    "kernaussagen": ["Eins.", "Zwei.", "Drei."],
    "felder": ["finanzen"],
    "paragraphen": [{"norm": "§ 37 SGB XI", "wozu": "Höhe"}],
    "quellen": SOURCES,
    "stand": date(2026, 1, 1),
    "pruefen_bis": date(2026, 12, 31),
    "autor": "Redaktion",
}
AID = {
    "titel": "Pflegebett",
    "gruppe": "HM_BETT",
    "kurz": "Ein Bett.",
    "kurz_einfach": "Bett.",
    "beschreibung": "Ein Bett, das hilft.\n",
    "wer_zahlt": {"traeger": "Pflegekasse", "text": "Sie zahlt.\n", "grundlage": ["§ 40 SGB XI"]},
    "vergleich": {
        "zahlt": ["pflegekasse", "selbst"],
        "rezept": "nein",
        "pflegegrad": "teils",
        "eigener_anteil": "Nichts.",
    },
    "so_bekommen_sie_es": ["Eins.", "Zwei.", "Drei."],
    "quellen": SOURCES,
    "stand": date(2026, 1, 1),
    "pruefen_bis": date(2026, 12, 31),
}


def changed(content, *path, to):
    content = copy.deepcopy(content)
    place = content
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return content


BOTH_WRONG = [
    (("unbekannt",), "x"),
    (("titel",), ""),
    (("titel",), "zwei\nZeilen"),
    (("titel",), None),
    (("quellen",), SOURCES[:1]),
    (("quellen", 0, "url"), "example.org"),
    (("quellen", 0, "jahr"), 2026),
    (("stand",), "2026-01-01"),
    (("pruefen_bis",), None),
]


class TestArticleFile:
    def test_becomes_an_article(self):
        article = ArticleFile.read(content=ARTICLE).to_article(slug="pflegegeld", body="Text")

        assert (article.slug, article.title, article.short_title) == (
            "pflegegeld",
            "Das Pflegegeld",
            "Pflegegeld",
        )
        assert article.occasion == Wording(text="Für alle, die pflegen.", plain="Sie pflegen.")
        assert article.key_points == ("Eins.", "Zwei.", "Drei.")
        assert article.fields == ("finanzen",)
        assert article.norms == (NormUse(norm="§ 37 SGB XI", purpose="Höhe"),)
        assert article.sources[1] == Source(
            title="Quelle 2", publisher="Kasse", url="https://example.org/2"
        )
        assert (article.as_of, article.review_by) == (date(2026, 1, 1), date(2026, 12, 31))
        assert (article.author, article.body) == ("Redaktion", "Text")

    def test_uses_the_title_where_there_is_no_short_one(self):
        head = {key: value for key, value in ARTICLE.items() if key != "titel_kurz"}

        article = ArticleFile.read(content=head).to_article(slug="a", body="")

        assert article.short_title == "Das Pflegegeld"

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            *BOTH_WRONG,
            (("kernaussagen",), ["Eins.", "Zwei."]),
            (("kernaussagen",), ["x"] * 6),
            (("felder",), []),
            (("felder",), ["Finanzen"]),
            (("paragraphen",), []),
            (("paragraphen", 0, "wozu"), ""),
            (("autor",), ""),
            (("anlass_einfach",), ""),
        ],
    )
    def test_refuses_a_wrong_entry(self, path, value):
        with pytest.raises(ShapeBroken) as caught:
            ArticleFile.read(content=changed(ARTICLE, *path, to=value))

        assert caught.value.place[: len(path)] == path

    def test_refuses_a_review_before_the_facts(self):
        with pytest.raises(ShapeBroken, match="pruefen_bis is not after stand"):
            ArticleFile.read(content=changed(ARTICLE, "pruefen_bis", to=date(2026, 1, 1)))


class TestHilfsmittelFile:
    def test_becomes_an_entry(self):
        entry = HilfsmittelFile.read(content=AID).to_entry(slug="pflegebett")

        assert (entry.slug, entry.title, entry.group) == ("pflegebett", "Pflegebett", "HM_BETT")
        assert (entry.brief, entry.brief_plain) == ("Ein Bett.", "Bett.")
        assert entry.description == "Ein Bett, das hilft."
        assert (entry.payer.name, entry.payer.text) == ("Pflegekasse", "Sie zahlt.")
        assert entry.payer.grounds == ("§ 40 SGB XI",)
        assert entry.comparison == Comparison(
            payers=(Paying.PFLEGEKASSE, Paying.SELBST),
            prescription=Needed.NEIN,
            grade=Needed.TEILS,
            own_share="Nichts.",
        )
        assert entry.steps == ("Eins.", "Zwei.", "Drei.")
        assert len(entry.sources) == 2
        assert (entry.as_of, entry.review_by) == (date(2026, 1, 1), date(2026, 12, 31))

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            *BOTH_WRONG,
            (("gruppe",), "Betten"),
            (("beschreibung",), " \n"),
            (("wer_zahlt",), "Pflegekasse"),
            (("wer_zahlt", "traeger"), ""),
            (("wer_zahlt", "grundlage"), "§ 40 SGB XI"),
            (("vergleich",), "nichts"),
            (("vergleich", "zahlt"), []),
            (("vergleich", "zahlt", 0), "Krankenkasse"),
            (("vergleich", "rezept"), True),
            (("vergleich", "pflegegrad"), "vielleicht"),
            (("vergleich", "eigener_anteil"), ""),
            (("so_bekommen_sie_es",), ["Eins."]),
        ],
    )
    def test_refuses_a_wrong_entry(self, path, value):
        with pytest.raises(ShapeBroken) as caught:
            HilfsmittelFile.read(content=changed(AID, *path, to=value))

        assert caught.value.place[: len(path)] == path

    def test_refuses_a_review_before_the_facts(self):
        with pytest.raises(ShapeBroken, match="pruefen_bis is not after stand"):
            HilfsmittelFile.read(content=changed(AID, "pruefen_bis", to=date(2025, 1, 1)))
