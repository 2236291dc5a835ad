"""Robin's pages a second time: questions that appear, going back, changing an answer."""

from tests.factories import pages, robin
from tests.factories.forms import find_form, press
from tests.factories.robin import question_path
from tests.support.htmx import assert_swap_equals_reload, headers_for
from tests.support.statements import writes_nothing

UP_TO_LIFE = {
    key: value for key, value in robin.AT_HOME.items() if key not in {"wunsch", "wohnt", "alter"}
}


class TestAppearing:
    """Questions that depend on an answer of the same page."""

    def test_b08_weiter_shows_the_page_again_with_the_new_question(self, client):
        robin.begin(client)

        again = robin.answer(client, robin.PERSON, {"fuer_wen": "partner", "pg_status": "nein"})

        assert again.status_code == 303
        assert again.location == robin.PERSON
        form = robin.form_on(client, robin.PERSON)
        assert "rolle" in form.names
        assert form.chosen("fuer_wen") == ["partner"]

    def test_the_second_weiter_demands_the_new_question(self, client):
        robin.begin(client)
        robin.answer(client, robin.PERSON, {"fuer_wen": "partner", "pg_status": "nein"})

        refused = robin.answer(client, robin.PERSON)
        accepted = robin.answer(client, robin.PERSON, {"rolle": "einverstanden"})

        assert [name for name, _ in pages.problems(refused)] == ["rolle"]
        assert accepted.location == robin.GRADE

    def test_the_fragment_shows_it_at_once_and_stores_nothing(self, client, database):
        robin.begin(client)
        form = robin.form_on(client, robin.PERSON)
        data = form.filled({"fuer_wen": "partner"}, button=robin.NEXT)

        with writes_nothing(database):
            fragment = client.post(
                f"{robin.PERSON}/fragen", data=data, headers=headers_for(target="anschluss")
            )

        assert fragment.status_code == 200
        assert 'name="rolle"' in fragment.text
        assert 'name="fuer_wen"' not in fragment.text
        assert "Bitte beantworten Sie" not in fragment.text

    def test_page_and_swap_equal_the_page_reloaded(self, client):
        robin.begin(client)
        data = robin.form_on(client, robin.PERSON).filled(
            {"fuer_wen": "partner"}, button=robin.NEXT
        )

        assert_swap_equals_reload(
            client,
            page=robin.PERSON,
            target="anschluss",
            address=f"{robin.PERSON}/fragen",
            data=data,
        )

    def test_the_fragment_without_a_consultation_is_gone(self, client):
        token = find_form(client.get(robin.START), button=robin.GO).chosen("csrf_token")[0]

        assert client.post(f"{robin.PERSON}/fragen", data={"csrf_token": token}).status_code == 410

    def test_a_target_that_is_no_fragment_gets_the_whole_page(self, client):
        robin.begin(client)

        page = client.get(robin.PERSON, headers=headers_for(target="main"))

        assert page.text.startswith("<!doctype html>")


class TestBack:
    def test_b08_zurueck_leads_to_the_page_before_with_its_answers(self, client):
        robin.keep(client, robin.AT_HOME)

        back = press(client, client.get(robin.LIFE), robin.BACK)

        assert back.status_code == 303
        assert back.location == robin.GRADE
        assert robin.form_on(client, robin.GRADE).chosen("hilfebedarf") == ["taeglich"]

    def test_b08_zurueck_keeps_a_half_filled_page(self, client):
        page = robin.walk_to(client, UP_TO_LIFE | {"alter": "85"}, page_key="s04")

        press(client, page, robin.BACK, {"alter": "85", "wunsch": "offen"})

        form = robin.form_on(client, robin.LIFE)
        assert form.chosen("alter") == ["85"]
        assert form.chosen("wunsch") == ["offen"]
        assert form.chosen("wohnt") == []

    def test_b08_zurueck_from_the_first_questions_leads_to_the_start(self, client):
        page = robin.begin(client)

        assert press(client, page, robin.BACK).location == robin.START

    def test_b14_changing_an_answer_drops_what_is_no_longer_asked(self, client):
        before = pages.main_text(robin.advise(client, robin.AT_HOME))

        robin.answer(client, robin.PERSON, {"pg_status": "nein"})

        after = pages.main_text(client.get(robin.RESULT))
        assert "Welcher Pflegegrad liegt vor? – Pflegegrad 2" in before
        assert "Welcher Pflegegrad liegt vor?" not in after

    def test_b14_no_other_answer_changes_and_changing_back_brings_it_back(self, client):
        robin.keep(client, robin.AT_HOME)

        robin.answer(client, robin.PERSON, {"pg_status": "nein"})
        robin.answer(client, robin.PERSON, {"pg_status": "ja"})

        assert robin.stored(client) == robin.AT_HOME

    def test_b14_dropping_a_field_leads_past_its_page(self, client):
        robin.keep(client, robin.EVERY_PART)

        robin.answer(client, robin.INTERESTS, {"interessen": ("haushalt",)})

        assert client.get(question_path("s17")).location == question_path("s09")

    def test_changing_from_the_result_leads_straight_back_to_it(self, client):
        robin.keep(client, robin.AT_HOME)
        page = client.get(f"{robin.HELPERS}?ziel=ergebnis")

        changed = press(client, page, robin.NEXT, {"kasse": "privat"})

        assert changed.location == robin.RESULT

    def test_changing_from_the_result_asks_first_what_became_open(self, client):
        robin.keep(client, robin.AT_HOME)
        page = client.get(f"{robin.INTERESTS}?ziel=ergebnis")

        changed = press(client, page, robin.NEXT, {"interessen": ("haushalt", "demenz")})

        assert changed.location == f"{question_path('s17')}?ziel=ergebnis"
        page = client.get(changed.location)
        assert press(client, page, robin.NEXT, {"demenz.stand": "ja"}).location == robin.RESULT

    def test_only_the_result_is_a_target(self, client):
        robin.keep(client, robin.AT_HOME)

        page = client.get(f"{robin.HELPERS}?ziel=//example.org")

        assert "ziel" not in find_form(page, button=robin.NEXT).names
