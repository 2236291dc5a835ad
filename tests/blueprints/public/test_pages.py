"""Legal and explaining pages."""

from decimal import Decimal

import brotli
import pytest

from portal.domain.availability.light import Light, Shown
from portal.domain.matching import formula, score
from portal.domain.matching.category import Category
from portal.domain.matching.score import Candidate, Wanted
from portal.domain.matching.services import Service, bits_of
from tests.factories import pages
from tests.support.html import text_of, walk

SLUGS = (
    "impressum",
    "datenschutz",
    "nutzungsbedingungen",
    "barrierefreiheit",
    "reihenfolge",
    "beratung",
    "haeufige-fragen",
)
MOST_BYTES = 8_000
QUESTIONS = "/haeufige-fragen"
NEEDED = (
    Service.STA_VOLL,
    Service.STA_KURZZEIT,
    Service.STA_DEMENZ_OFFEN,
    Service.STA_PROBE,
)


def german(number):
    return str(number).replace(".", ",")


class TestPages:
    @pytest.mark.parametrize("slug", SLUGS)
    def test_opens_with_the_day_of_its_last_check(self, client, slug):
        text = pages.main_text(client.get(f"/{slug}"))

        assert "Stand: " in text
        assert "[[" not in text

    @pytest.mark.parametrize("slug", SLUGS)
    def test_keeps_the_budget_of_bytes(self, client, slug):
        assert len(brotli.compress(client.get(f"/{slug}").data, quality=5)) <= MOST_BYTES

    def test_the_footer_leads_to_each(self, client):
        links = pages.links(pages.tree(client.get("/"))).values()

        assert {f"/{slug}" for slug in SLUGS} <= set(links)

    @pytest.mark.parametrize("slug", SLUGS)
    def test_every_link_of_ours_leads_somewhere(self, client, slug):
        for path in set(pages.every_link(pages.tree(client.get(f"/{slug}")))):
            if path.startswith("/") and not path.startswith("/static/"):
                assert client.get(path.partition("#")[0]).status_code == 200, path

    @pytest.mark.parametrize("slug", ["mein-konto.md", "seiten", "impressum/", "IMPRESSUM"])
    def test_other_pages_do_not_exist(self, client, slug):
        assert client.get(f"/{slug}").status_code == 404

    def test_impressum_names_operator_and_the_source_of_the_places(self, client, app):
        text = pages.main_text(client.get("/impressum"))

        assert app.extensions["site"].operator.partition(",")[0] in text
        assert "GeoNames" in text

    def test_b07_privacy_page_tells_of_revocation_processing_and_anonymous_use(self, client):
        text = pages.main_text(client.get("/datenschutz"))

        for words in ("widerrufen", "24 Stunden", "Art. 9", "ohne Konto"):
            assert words in text

    def test_c18_counselling_page_names_the_right_and_the_places(self, client):
        text = pages.main_text(client.get("/beratung"))

        for words in ("§ 7a SGB XI", "Pflegestützpunkt", "Pflegekasse", "kostenlos"):
            assert words in text


class TestQuestions:
    """The „Häufigen Fragen“."""

    def test_p05_asks_who_you_are_and_answers_both_roles(self, client):
        page = client.get(QUESTIONS)
        root = pages.tree(page)

        assert "Suchen Sie Pflege, oder bieten Sie Pflege an?" in pages.main_text(page)
        assert pages.links(root)["Ich suche Pflege oder helfe jemandem"] == "#pflegesuchende"
        assert pages.links(root)["Ich biete Pflege oder Wohnen an"] == "#anbieter"
        for name in ("pflegesuchende", "anbieter"):
            assert pages.element(root, name).tag == "h2"

    def test_p05_every_question_opens_to_its_answer(self, client, app):
        groups = app.extensions["content"].library.questions
        page = client.get(QUESTIONS)

        asked = [text_of(one) for one in walk(pages.tree(page), "summary")]

        assert asked == [one.text for group in groups for one in group.questions]
        assert all(len(group.questions) >= 8 for group in groups)
        assert "{" not in pages.main_text(page)

    def test_p06_ends_with_the_address_of_the_support(self, client, app):
        address = app.extensions["site"].support_email
        page = client.get(QUESTIONS)

        assert (
            "Ihre Frage war nicht dabei? Dann kontaktieren Sie gern unser Support-Team unter: "
            f"{address}"
        ) in pages.main_text(page)
        assert pages.links(pages.tree(page))[address] == f"mailto:{address}"

    def test_articles_lead_there(self, client):
        links = pages.links(pages.tree(client.get("/informationsportal/pflegegrade")))

        assert links["Häufige Fragen"] == QUESTIONS

    def test_other_pages_have_no_questions(self, client):
        assert "<details" not in client.get("/reihenfolge").text


class TestFormula:
    """The published formula is the one that ranks."""

    def test_x06_prints_the_weights_and_shares_of_the_code(self, client):
        text = pages.main_text(client.get("/reihenfolge"))

        for name, weight in (
            ("Leistungen", formula.SERVICES_WEIGHT),
            ("Entfernung", formula.DISTANCE_WEIGHT),
            ("Verfügbarkeit", formula.AVAILABILITY_WEIGHT),
            ("Wünsche", formula.WISHES_WEIGHT),
        ):
            assert f"{name}, bis zu {weight} Punkte." in text
        for words, light in (
            ("Plätze frei und bestätigt", Light.FREI),
            ("Auf Anfrage oder nicht bestätigt", Light.AUF_ANFRAGE),
            ("Keine Angabe", Light.UNBEKANNT),
            ("Belegt und bestätigt", Light.BELEGT),
        ):
            assert f"{words}: {german(formula.AVAILABILITY_SHARES[light])}" in text

    def test_x06_the_worked_example_is_what_the_score_gives(self, client):
        free = Shown(
            kind=None, light=Light.FREI, counts_as=Light.FREI, is_confirmed=True, age_days=0
        )
        offered = bits_of(services=NEEDED[:3])
        wanted = Wanted(
            category=Category.STATIONAER,
            needed=NEEDED,
            mandatory=(),
            wishes=(),
            kinds=frozenset(),
            radius_m=25_000,
        )

        (ranked,) = score.rank(
            candidates=[Candidate(1, "Haus", 5_000, offered, free)], wanted=wanted
        )

        assert ranked.score.points == Decimal("82.5")
        text = pages.main_text(client.get("/reihenfolge"))
        assert f"Zusammen sind das {german(ranked.score.points)} Punkte." in text

    def test_x06_says_that_nobody_can_buy_a_place(self, client):
        text = pages.main_text(client.get("/reihenfolge"))

        assert "Niemand kann sich einen Platz weiter oben kaufen." in text
        assert "§ 5b Abs. 2 UWG" in text
