"""Robin's result: six parts in their order, and what stands around them."""

import re

import pytest

from portal.domain.matching.category import Category
from tests.factories import pages, robin
from tests.factories.directory import one_of_each
from tests.support.html import text_of, walk
from tests.support.statements import counted

FACILITY_PARTS = {
    2: Category.AMBULANT,
    3: Category.STATIONAER,
    4: Category.TAGESPFLEGE,
    5: Category.WOHNEN,
}
RESULTS = (robin.RESULT, f"{robin.RESULT}/teil/2/seite/1", f"{robin.START}protokoll.pdf")


class TestPage:
    def test_c01_heading(self, client):
        result = robin.advise(client, robin.NOTHING_NEEDED)

        assert pages.heading(result) == "Ihr persönliches Info-Paket und Hilfe vor Ort"

    def test_c07_six_parts_in_their_order(self, client):
        result = robin.advise(client, robin.EVERY_PART)

        sections = [one for one in walk(pages.tree(result), "section") if one.get("data-grund")]
        assert [one.get("id") for one in sections] == [f"teil-{number}" for number in range(1, 7)]
        assert [text_of(next(walk(one, "h2"))) for one in sections] == [
            "1. Informationsportal",
            "2. Ambulante Einrichtungen",
            "3. Stationäre Einrichtungen",
            "4. Tages/-Nachtpflege",
            "5. Altersgerechtes Wohnen",
            "6. Pflegehilfsmittel",
        ]

    def test_c08_part_1_lists_articles_with_title_reading_time_and_link(self, client):
        result = robin.advise(client, robin.EVERY_PART)

        part = pages.part(result, 1)
        found = pages.links(part)
        assert found["Pflege bei Demenz"] == "/informationsportal/pflege-bei-demenz"
        assert len(re.findall(r"Lesezeit etwa [0-9]+ Minuten", text_of(part))) == len(found)

    def test_c08_articles_fit_the_answers(self, client):
        result = robin.advise(client, robin.NOTHING_NEEDED)

        assert "Pflege bei Demenz" not in pages.links(pages.part(result, 1))

    def test_every_article_and_aid_of_a_result_exists(self, client):
        result = robin.advise(client, robin.EVERY_PART)

        for number in (1, 6):
            for path in pages.links(pages.part(result, number)).values():
                assert client.get(path).status_code == 200

    def test_c18_names_the_free_alternatives(self, client):
        text = pages.main_text(robin.advise(client, robin.NOTHING_NEEDED))

        assert "Pflegestützpunkte (§ 7c SGB XI)" in text
        assert "kostenlose Pflegeberatung durch Ihre Pflegekasse" in text
        assert "§ 7a SGB XI" in text

    def test_tells_who_has_no_pflegegrad_to_apply(self, client):
        with_grade = pages.main_text(robin.advise(client, robin.AT_HOME))
        without = pages.main_text(robin.advise(client, robin.NOTHING_NEEDED))

        assert "Noch kein Pflegegrad?" not in with_grade
        assert "Noch kein Pflegegrad?" in without

    def test_shows_all_answers_and_leads_to_where_each_can_be_changed(self, client):
        result = robin.advise(client, robin.AT_HOME)
        answers = client.get(pages.links(pages.tree(result))["Antworten ändern"])

        asked, answered = "Wer hilft bisher?", "Wer hilft bisher? – Kinder oder Familie"
        assert answered in pages.main_text(result)
        change = pages.links(pages.tree(answers))[f"ändern: {asked}"]
        assert change == f"{robin.HELPERS}?ziel=ergebnis#wer_hilft"

    def test_is_kept_out_of_caches(self, client):
        result = robin.advise(client, robin.AT_HOME)

        assert result.headers["Cache-Control"] == "no-store"

    def test_an_unfinished_consultation_leads_to_its_first_open_question(self, client):
        robin.keep(client, {k: v for k, v in robin.AT_HOME.items() if k != "wunsch"})

        for path in (
            robin.RESULT,
            f"{robin.RESULT}/teil/2/seite/1",
            "/digitale-beratung/protokoll.pdf",
        ):
            answer = client.get(path)
            assert answer.status_code == 303
            assert answer.location in {robin.LIFE, robin.RESULT}

    def test_without_a_consultation_leads_to_the_start(self, client):
        for path in (
            robin.RESULT,
            f"{robin.RESULT}/teil/2/seite/1",
            "/digitale-beratung/protokoll.pdf",
        ):
            assert client.get(path).location == robin.START


class TestStatements:
    @pytest.mark.parametrize("number", [0, 1, 100])
    def test_a_result_sends_at_most_twelve_however_many_facilities(
        self, client, database, add_offers, number
    ):
        add_offers(*one_of_each(number=number))
        robin.keep(client, robin.EVERY_PART)

        with counted(database) as statements:
            client.get(robin.RESULT)

        assert len(statements) <= 12

    def test_one_and_a_hundred_facilities_take_the_same_number(self, client, database, add_offers):
        add_offers(*one_of_each(number=1))
        robin.keep(client, robin.EVERY_PART)
        with counted(database) as few:
            client.get(robin.RESULT)
        add_offers(*one_of_each(number=99))

        with counted(database) as many:
            client.get(robin.RESULT)

        assert len(many) == len(few)
