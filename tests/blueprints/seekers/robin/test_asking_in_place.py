"""The next page of questions in the place of the one that was sent, as htmx asks for it."""

import pytest

from portal.web import plain_language
from tests.factories import pages, robin
from tests.factories.forms import find_form
from tests.factories.robin import question_path
from tests.support.html import parse_document, parse_fragment, walk
from tests.support.htmx import headers_for, normalised, swap

IN_PLACE = headers_for(target="frage")
PERSON = {"fuer_wen": "selbst", "pg_status": "nein"}
CALCULATOR = "/pflegegrad-rechner/"


def send(client, path, values=None, *, button=robin.NEXT, headers=IN_PLACE, **changed):
    """Send the form of a page as it is filled in, with these values."""
    data = robin.form_on(client, path).filled(values or {}, button=button)
    for name, value in changed.items():
        data.setlist(name, [value])
    return client.post(path, data=data, headers=headers)


def title_of(answer):
    return next(one.text for one in parse_fragment(answer.text) if one.tag == "title")


def around(answer):
    """Return what stands around the main part, without title and scripts."""
    root = parse_document(answer.text)
    for element in tuple(walk(root)):
        for child in tuple(element):
            if child.tag in {"main", "title", "script"}:
                element.remove(child)
    return normalised(root)


def ids_of(answer):
    return {one.get("id") for root in parse_fragment(answer.text) for one in walk(root)}


class TestNext:
    def test_brings_the_next_page_with_its_title_and_address(self, client):
        robin.begin(client)

        answer = send(client, robin.PERSON, PERSON)

        assert answer.status_code == 200
        assert answer.headers["HX-Push-Url"] == robin.GRADE
        assert title_of(answer).startswith("Pflegegrad und Hilfebedarf – Robin")
        assert "<header" not in answer.text
        assert "HX-Request" in answer.headers["Vary"]
        assert robin.stored(client)["pg_status"] == "nein"

    def test_leaves_every_page_as_if_it_were_loaded(self, client):
        robin.begin(client)
        path, pages_seen = robin.PERSON, 0
        while path != robin.RESULT:
            before = client.get(path).text
            values = {
                name: value
                for name, value in robin.EVERY_PART.items()
                if name in robin.form_on(client, path).names
            }
            answer = send(client, path, values)
            pushed = answer.headers.get("HX-Push-Url", answer.headers.get("HX-Redirect"))
            path = path if pushed == "false" else pushed
            if "HX-Retarget" not in answer.headers:
                pages_seen += 1
                swapped = swap(before, "frage", answer.text).splitlines()
                reloaded = normalised(parse_document(client.get(path).text)).splitlines()
                assert swapped == reloaded

        assert pages_seen > 6

    def test_a_question_that_appears_brings_the_same_page(self, client):
        robin.begin(client)

        answer = send(client, robin.PERSON, {"fuer_wen": "partner", "pg_status": "nein"})

        assert answer.headers["HX-Push-Url"] == "false"
        assert 'name="rolle"' in answer.text

    def test_a_double_click_gets_the_same_answer_and_stores_once(self, client):
        robin.begin(client)

        first = send(client, robin.PERSON, PERSON)
        stored = robin.stored(client)
        second = send(client, robin.PERSON, PERSON)

        assert first.text == second.text
        assert robin.stored(client) == stored

    def test_an_earlier_page_that_is_due_comes_first(self, client):
        robin.keep(client, robin.AT_HOME)
        data = robin.form_on(client, question_path("s05")).filled({}, button=robin.NEXT)
        robin.keep(client, {key: value for key, value in robin.AT_HOME.items() if key != "alter"})
        data.setlist("beratung", [""])

        answer = client.post(question_path("s05"), data=data, headers=IN_PLACE)

        assert answer.headers["HX-Push-Url"] == robin.LIFE
        assert title_of(answer).startswith("Lebenslage")

    def test_what_a_changed_answer_opens_comes_with_the_way_to_the_result(self, client):
        robin.keep(client, {key: v for key, v in robin.AT_HOME.items() if key != "wohnt"})

        answer = send(client, f"{robin.PERSON}?ziel=ergebnis")

        assert answer.headers["HX-Push-Url"] == f"{robin.LIFE}?ziel=ergebnis"

    def test_without_htmx_it_redirects_as_ever(self, client):
        robin.begin(client)

        answer = send(client, robin.PERSON, PERSON, headers={})

        assert (answer.status_code, answer.location) == (303, robin.GRADE)
        assert "HX-Push-Url" not in answer.headers

    def test_another_target_gets_no_page_in_place(self, client):
        robin.begin(client)

        answer = send(client, robin.PERSON, PERSON, headers=headers_for(target="inhalt"))

        assert answer.headers["HX-Redirect"] == robin.GRADE


class TestBack:
    def test_brings_the_page_before(self, client):
        robin.keep(client, robin.AT_HOME)

        answer = send(client, robin.LIFE, button=robin.BACK)

        assert answer.headers["HX-Push-Url"] == robin.GRADE
        assert title_of(answer).startswith("Pflegegrad und Hilfebedarf")

    def test_from_the_first_page_the_start_page_is_loaded_whole(self, client):
        robin.keep(client, robin.AT_HOME)

        answer = send(client, robin.PERSON, button=robin.BACK)

        assert answer.headers["HX-Redirect"] == robin.START

    def test_off_the_way_to_the_result_the_page_is_loaded_whole(self, client):
        robin.keep(client, robin.AT_HOME)

        answer = send(client, f"{robin.LIFE}?ziel=ergebnis", button=robin.BACK)

        assert answer.headers["HX-Redirect"] == robin.GRADE


class TestRefused:
    def test_names_what_is_missing_and_takes_the_focus(self, client):
        robin.begin(client)

        answer = send(client, robin.PERSON, {"fuer_wen": "selbst"})

        assert answer.status_code == 422
        assert title_of(answer).startswith("Fehler: Um wen geht es?")
        roots = parse_fragment(answer.text)
        focused = [
            one.get("id") for root in roots for one in walk(root) if "autofocus" in one.attrib
        ]
        assert focused == ["fehler"]
        assert "HX-Push-Url" not in answer.headers
        assert "fuer_wen" not in robin.stored(client)

    def test_leaves_the_page_as_if_it_were_refused_whole(self, client):
        robin.begin(client)
        before = client.get(robin.PERSON).text

        part = send(client, robin.PERSON, {"fuer_wen": "selbst"})
        whole = send(client, robin.PERSON, {"fuer_wen": "selbst"}, headers={})

        assert swap(before, "frage", part.text) == normalised(parse_document(whole.text))

    def test_a_forged_form_gets_a_whole_page(self, client):
        robin.begin(client)

        answer = send(client, robin.PERSON, PERSON, csrf_token="forged")

        assert answer.status_code == 400
        assert "<main " in answer.text

    def test_a_consultation_that_is_gone_gets_a_whole_page(self, client, other_client):
        robin.keep(client, robin.AT_HOME)
        with client.session_transaction() as own, other_client.session_transaction() as second:
            second.update(own)
        data = robin.form_on(other_client, robin.LIFE).filled({}, button=robin.NEXT)
        revoke = find_form(client.get(robin.LIFE), button="Einwilligung widerrufen")
        client.post(revoke.action, data=revoke.filled({}, button="Einwilligung widerrufen"))

        answer = other_client.post(robin.LIFE, data=data, headers=IN_PLACE)

        assert answer.status_code == 410
        assert "<main " in answer.text
        assert pages.heading(answer) == "Ihre Beratung ist nicht mehr da"

    def test_a_form_of_another_consultation_gets_a_whole_page(self, client):
        robin.begin(client)

        answer = send(client, robin.PERSON, PERSON, beratung="of-another")

        assert answer.status_code == 409
        assert pages.heading(answer) == "Eine andere Beratung ist offen"

    def test_without_a_consultation_the_start_page_is_loaded_whole(self, client):
        robin.begin(client)
        data = robin.form_on(client, robin.PERSON).filled(PERSON, button=robin.NEXT)
        leave = find_form(client.get(robin.PERSON), button="Neu beginnen")
        client.post(leave.action, data=leave.filled({}, button="Neu beginnen"))

        answer = client.post(robin.PERSON, data=data, headers=IN_PLACE)

        assert answer.headers["HX-Redirect"] == robin.START


class TestAround:
    """What stands around the questions stays when they are exchanged."""

    @pytest.mark.parametrize("is_plain", [False, True])
    def test_words_switched_in_another_tab_load_the_page_whole(self, client, is_plain):
        robin.begin(client)
        with client.session_transaction() as session:
            session[plain_language.NAME] = is_plain
        seen, other = ("normal", "einfach") if is_plain else ("einfach", "normal")

        whole = send(client, robin.PERSON, PERSON, anders=other)
        in_place = send(client, robin.PERSON, PERSON, anders=seen)

        assert whole.headers["HX-Redirect"] == robin.GRADE
        assert in_place.headers["HX-Push-Url"] == robin.GRADE

    def test_only_the_questions_are_exchanged(self, client):
        robin.keep(client, robin.AT_HOME)

        answer = send(client, robin.PERSON)

        assert not ids_of(answer) & {"ansage", "inhalt"}
        assert "csrf_token" not in answer.text
        assert "Seite schnell verlassen" not in answer.text


class TestToTheCalculator:
    @pytest.fixture
    def at_grade(self, client):
        robin.walk_to(client, {**robin.NOTHING_NEEDED, "pg_status": "weiss_nicht"}, page_key="s03")

    @pytest.mark.usefixtures("at_grade")
    def test_yes_loads_it_whole(self, client):
        answer = send(client, robin.GRADE, {"pg_rechner": "ja", "hilfebedarf": "kaum"})

        assert answer.headers["HX-Redirect"] == CALCULATOR

    @pytest.mark.usefixtures("at_grade")
    def test_later_and_a_refused_page_do_not(self, client):
        refused = send(client, robin.GRADE, {"pg_rechner": "ja", "hilfebedarf": ()})
        later = send(client, robin.GRADE, {"pg_rechner": "spaeter", "hilfebedarf": "kaum"})

        assert refused.status_code == 422
        assert later.headers["HX-Push-Url"] == robin.LIFE
