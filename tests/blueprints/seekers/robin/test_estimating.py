"""Robin leads to the Pflegegrad-Rechner and takes its estimate."""

import pytest

from tests.factories import pages, robin
from tests.factories.forms import find_form, press
from tests.factories.pflegegrad import GRADE_3, NOTHING, result
from tests.factories.pflegegrad import START as CALCULATOR

TAKE, WITH_ROBIN = "Ergebnis in Robin übernehmen", "Mit Robin weitermachen"
UNKNOWN = {**robin.NOTHING_NEEDED, "pg_status": "weiss_nicht"}
ESTIMATE = "pg_rechner.ergebnis"


@pytest.fixture
def at_grade(client):
    """Return the page that asks whether to estimate."""
    return robin.walk_to(client, UNKNOWN, page_key="s03")


class TestToTheCalculator:
    def test_pg15_yes_leads_there_and_the_answers_stay(self, client, at_grade):
        answer = press(client, at_grade, robin.NEXT, {"pg_rechner": "ja", "hilfebedarf": "kaum"})

        assert (answer.status_code, answer.location) == (303, CALCULATOR)
        assert robin.stored(client)["hilfebedarf"] == "kaum"
        page = client.get(answer.location)
        links = pages.links(pages.tree(page))
        assert links["Ohne Schätzung mit Robin weitermachen"] == robin.RESULT
        assert client.get(robin.RESULT).location == robin.LIFE

    @pytest.mark.parametrize("pg_rechner", ["spaeter", ()])
    def test_later_leads_on(self, client, at_grade, pg_rechner):
        answers = {"pg_rechner": pg_rechner, "hilfebedarf": "kaum"}

        assert press(client, at_grade, robin.NEXT, answers).location == robin.LIFE

    def test_back_and_a_refused_page_do_not_lead_there(self, client, at_grade):
        back = press(client, at_grade, robin.BACK, {"pg_rechner": "ja"})
        refused = press(client, at_grade, robin.NEXT, {"pg_rechner": "ja", "hilfebedarf": ()})

        assert back.location == robin.PERSON
        assert refused.status_code == 422

    def test_who_was_never_asked_is_not_led_there(self, client):
        page = robin.walk_to(client, robin.AT_HOME, page_key="s04")
        data = {"csrf_token": _token(page), "pg_rechner": "ja"}

        answer = client.post(robin.GRADE, data={**data, "pg": "2", "hilfebedarf": "taeglich"})

        assert answer.location != CALCULATOR

    def test_with_an_estimate_robin_goes_on(self, client, at_grade):
        press(client, at_grade, robin.NEXT, {"pg_rechner": "ja", "hilfebedarf": "kaum"})
        press(client, result(client, GRADE_3), TAKE)
        again = client.get(robin.GRADE)

        assert press(client, again, robin.NEXT, {}).location == robin.LIFE
        assert robin.stored(client)[ESTIMATE] == "3"


class TestBack:
    @pytest.mark.parametrize(("answers", "estimate"), [(GRADE_3, "3"), (NOTHING, "keiner")])
    def test_pg15_the_estimate_is_taken_at_a_click(self, client, at_grade, answers, estimate):
        press(client, at_grade, robin.NEXT, {"pg_rechner": "ja", "hilfebedarf": "kaum"})

        answer = press(client, result(client, answers), TAKE)

        assert (answer.status_code, answer.location) == (303, robin.RESULT)
        assert robin.stored(client)[ESTIMATE] == estimate

    def test_pg15_robin_names_it_as_estimated(self, client):
        robin.keep(client, {**UNKNOWN})

        page = client.get(press(client, result(client, GRADE_3), TAKE).location)

        assert "Pflegegrad 3" in pages.main_text(page)
        assert "Pflegegrad jetzt schätzen" in pages.main_text(page)

    @pytest.mark.parametrize("status", ["ja", "beantragt"])
    def test_where_there_is_a_grade_the_page_says_why_not(self, client, status):
        robin.keep(client, {**robin.AT_HOME, "pg_status": status})

        answer = press(client, result(client, GRADE_3), TAKE)

        assert answer.status_code == 422
        assert "übernimmt Robin die Schätzung nicht" in pages.main_text(answer)
        assert ESTIMATE not in robin.stored(client)

    def test_pg12_an_incomplete_result_offers_no_taking_and_refuses_it(self, client):
        page = result(client, {})
        assert WITH_ROBIN not in page.text

        data = {"csrf_token": _token(page), "stand": _field(page, "stand")}
        answer = client.post("/pflegegrad-rechner/robin", data=data)

        assert answer.status_code == 422
        assert "erst einen Pflegegrad übernehmen, wenn alle Fragen" in pages.main_text(answer)

    def test_a_changed_field_is_refused(self, client):
        data = {"csrf_token": _token(result(client, GRADE_3)), "stand": "x"}

        answer = client.post("/pflegegrad-rechner/robin", data=data)

        assert answer.status_code == 422
        assert "nicht mehr lesen" in pages.main_text(answer)


class TestNewConsultation:
    def test_pg15_the_estimate_waits_for_the_consent(self, client):
        page = press(client, result(client, GRADE_3), WITH_ROBIN)
        assert pages.heading(page) == "Robin berät Sie zur Pflege"
        refused = press(client, page, robin.GO, {"ort": "19370"})
        assert refused.status_code == 422

        begun = press(client, refused, robin.GO, robin.PARCHIM)

        assert begun.status_code == 303
        stored = robin.stored(client)
        assert (stored["pg_rechner"], stored[ESTIMATE]) == ("ja", "3")

    def test_it_counts_once_the_questions_about_the_grade_are_answered(self, client):
        page = press(client, result(client, GRADE_3), WITH_ROBIN)
        page = client.get(press(client, page, robin.GO, robin.PARCHIM).location)
        for _ in range(robin.MOST_STEPS):
            if page.request.path == robin.RESULT:
                break
            page = robin.go_on(client, page, UNKNOWN)

        assert "Pflegegrad 3" in pages.main_text(page)

    def test_a_changed_estimate_is_left_out(self, client):
        page = press(client, result(client, GRADE_3), WITH_ROBIN)

        answer = press(client, page, robin.GO, {**robin.PARCHIM, "schaetzung": "x"})

        assert answer.status_code == 303
        assert ESTIMATE not in robin.stored(client)
        shown = press(client, page, robin.GO, {"schaetzung": "x"})
        assert 'name="schaetzung"' not in shown.text

    def test_no_grade_stands_in_an_address(self, client, at_grade):
        press(client, at_grade, robin.NEXT, {"pg_rechner": "ja", "hilfebedarf": "kaum"})

        answer = press(client, result(client, GRADE_3), TAKE)

        assert "3" not in answer.location


def _field(page, name):
    return find_form(page, button="Antworten ändern").chosen(name)[0]


def _token(page):
    return page.text.partition('name="csrf_token" value="')[2].partition('"')[0]
