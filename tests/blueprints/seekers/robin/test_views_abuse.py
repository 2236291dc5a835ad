"""What people and attackers do to Robin's pages: never a wrong result, never a lost answer."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.models.consultation import Consultation
from portal.web.extensions import db
from tests.factories import pages, robin
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.support.statements import rows_of

ANSWERS = "/digitale-beratung/antworten"
ENTRY = "/digitale-beratung/weiter"
TEXT = "/digitale-beratung/protokoll.txt"
PDFS = ("/digitale-beratung/protokoll.pdf", "/digitale-beratung/protokoll-gross.pdf")
PERSONAL = (robin.LIFE, robin.RESULT, f"{robin.RESULT}/teil/2/seite/1", ANSWERS, TEXT, *PDFS)
OUTDATED = "Seit Ihren Antworten haben wir Fragen geändert."
CODE = re.compile(r"ROB(?:-[0-9A-Z]{4}){3}")
GONE = "Ihre Beratung ist nicht mehr da"


def send_at_once(client, page, button, values=None, *, number=10):
    """Send the same form so many times at the same moment, as one browser; return the answers."""
    app = client.application
    form = find_form(page, button=button)
    data = form.filled(values or {}, button=button)
    name = app.config["SESSION_COOKIE_NAME"]
    cookie = client.get_cookie(name).value
    browsers = [app.test_client() for _ in range(number)]
    for browser in browsers:
        browser.set_cookie(name, cookie)
    contexts = [copy_context() for _ in browsers]  # the stopped clock lives in the context

    def send(pair):
        browser, context = pair
        return context.run(browser.post, form.action, data=data)

    with ThreadPoolExecutor(max_workers=number) as crowd:
        return list(crowd.map(send, zip(browsers, contexts, strict=True)))


def change(client, **columns):
    with client.application.app_context(), db.engine.begin() as connection:
        connection.execute(sa.update(Consultation.__table__).values(**columns))


TOKEN = re.compile(r'name="csrf_token" value="[^"]+"')
"""The token bears the second in which it was made."""


class TestReloading:
    @pytest.mark.parametrize("path", [robin.LIFE, robin.RESULT, ANSWERS, TEXT])
    def test_a_page_reloaded_is_the_same_page(self, client, path):
        robin.keep(client, robin.AT_HOME)

        first = client.get(path).text

        assert TOKEN.sub("", client.get(path).text) == TOKEN.sub("", first)

    def test_a_page_sent_again_after_going_back_changes_nothing(self, client):
        page = robin.walk_to(client, robin.AT_HOME, page_key="s04")
        robin.go_on(client, page, robin.AT_HOME)
        before = robin.stored(client)

        again = press(client, page, robin.NEXT, {"wunsch": robin.AT_HOME["wunsch"]} | {
            name: robin.AT_HOME[name] for name in ("alter", "wohnt", "wann")
            if name in find_form(page, button=robin.NEXT).names
        })  # fmt: skip

        assert again.status_code == 303
        assert robin.stored(client) == before

    def test_an_earlier_page_sent_again_keeps_the_later_answers(self, client):
        robin.keep(client, robin.AT_HOME)

        robin.answer(client, robin.GRADE, {"hilfebedarf": "mehrmals"})

        assert robin.stored(client) == robin.AT_HOME | {"hilfebedarf": "mehrmals"}
        assert client.get(robin.RESULT).status_code == 200


class TestDoubleSubmit:
    def test_ten_equal_answers_at_once_have_one_effect(self, client, database):
        robin.keep(client, robin.AT_HOME)
        page = client.get(robin.LIFE)

        answers = send_at_once(client, page, robin.NEXT, {"wunsch": "offen"})

        assert {(one.status_code, one.location) for one in answers} == {(303, robin.HELPERS)}
        assert robin.stored(client) == robin.AT_HOME | {"wunsch": "offen"}
        assert len(rows_of(database)["consultation"]) == 1

    def test_ten_presses_on_make_a_code_make_one(self, client):
        robin.keep(client, robin.AT_HOME)
        page = client.get(ANSWERS)

        answers = send_at_once(client, page, "Code erstellen")

        assert {one.status_code for one in answers} == {303}
        assert len(set(CODE.findall(pages.main_text(client.get(ANSWERS))))) == 1

    def test_ten_revocations_at_once_are_one(self, client, database):
        robin.keep(client, robin.AT_HOME)
        page = client.get(ANSWERS)

        answers = send_at_once(client, page, "Einwilligung widerrufen")

        assert {one.location for one in answers} == {"/digitale-beratung/geloescht"}
        rows = rows_of(database)
        assert (len(rows["consultation"]), len(rows["revocation"])) == (0, 1)

    def test_ten_guesses_at_once_are_counted_as_ten(self, client, database):
        page = client.get(ENTRY)

        send_at_once(client, page, "Weitermachen", {"code": "?"})

        (row,) = rows_of(database)["attempt"]
        assert row.endswith(", 10)")


class TestTwoTabs:
    def test_different_pages_lose_nothing(self, client):
        robin.keep(client, robin.AT_HOME)
        one, two = client.get(robin.GRADE), client.get(robin.LIFE)

        press(client, two, robin.NEXT, {"wunsch": "offen"})
        press(client, one, robin.NEXT, {"hilfebedarf": "mehrmals"})

        assert robin.stored(client) == robin.AT_HOME | {
            "hilfebedarf": "mehrmals",
            "wunsch": "offen",
        }

    def test_the_same_page_keeps_what_was_sent_last(self, client):
        robin.keep(client, robin.AT_HOME)
        one, two = client.get(robin.LIFE), client.get(robin.LIFE)

        press(client, one, robin.NEXT, {"wunsch": "offen"})
        press(client, two, robin.NEXT, {"wunsch": "heim"})

        assert robin.stored(client)["wunsch"] == "heim"

    def test_one_that_takes_a_field_back_leaves_the_others_answers(self, client):
        robin.keep(client, robin.EVERY_PART)
        demenz = next(
            page for page in robin.steps(client, robin.EVERY_PART)
            if "demenz.stand" in find_form(page, button=robin.NEXT).names
        )  # fmt: skip
        robin.answer(client, robin.INTERESTS, {"interessen": ("haushalt",)})

        late = press(client, demenz, robin.NEXT, {"demenz.stand": "verdacht"})

        assert late.status_code == 303
        assert client.get(robin.RESULT).status_code == 200
        assert "Demenz" not in pages.main_text(client.get(ANSWERS))


class TestSkipping:
    def test_a_page_that_is_not_due_leads_to_the_first_open_one(self, client):
        robin.begin(client)

        for path in (robin.LIFE, robin.INTERESTS):
            assert client.get(path).location == robin.PERSON
        assert client.get(robin.RESULT).location == robin.PERSON

    def test_answers_sent_ahead_never_make_a_result(self, client):
        robin.begin(client)
        other = {"interessen": "recht", "gezeigt": "interessen"}
        token = find_form(client.get(robin.PERSON), button=robin.NEXT).chosen("csrf_token")[0]

        client.post(robin.INTERESTS, data={**other, "csrf_token": token})

        assert client.get(robin.RESULT).location == robin.PERSON
        for path in PDFS:
            assert client.get(path).location == robin.RESULT

    def test_an_answer_of_another_page_is_not_taken(self, client):
        robin.keep(client, robin.AT_HOME)
        form = find_form(client.get(robin.LIFE), button=robin.NEXT)
        data = form.filled({}, button=robin.NEXT)
        data.setlist("interessen", ["demenz"])
        data.setlist("pg", ["5"])

        client.post(robin.LIFE, data=data)

        assert robin.stored(client) == robin.AT_HOME


class TestChangedCatalogue:
    def test_is_told_until_something_is_answered_anew(self, client):
        robin.keep(client, robin.AT_HOME)
        unchanged = [
            OUTDATED in pages.main_text(client.get(one)) for one in (robin.RESULT, ANSWERS)
        ]
        change(client, catalogue_version="katalog-von-gestern")

        told = [OUTDATED in pages.main_text(client.get(one)) for one in (robin.RESULT, ANSWERS)]
        robin.answer(client, robin.LIFE)

        assert (unchanged, told) == ([False, False], [True, True])
        assert OUTDATED not in pages.main_text(client.get(robin.RESULT))

    def test_a_question_that_is_no_more_counts_for_nothing(self, client):
        ordinary = pages.main_text(robin.advise(client, robin.AT_HOME))

        robin.keep(client, robin.AT_HOME | {"frage.von.gestern": "Kanarienvogel"})

        assert pages.main_text(client.get(robin.RESULT)) == ordinary
        assert "Kanarienvogel" not in client.get(ANSWERS).text
        assert "Kanarienvogel" not in client.get(TEXT).text

    @pytest.mark.parametrize("gone", ["mond", ("zuhause", "heim")])
    def test_an_option_that_is_no_more_is_asked_again(self, client, gone):
        robin.keep(client, robin.AT_HOME | {"wunsch": gone})

        assert client.get(robin.RESULT).location == robin.LIFE
        assert client.get(ANSWERS).status_code == 200
        robin.answer(client, robin.LIFE, {"wunsch": "zuhause"})
        assert client.get(robin.RESULT).status_code == 200

    def test_a_new_question_is_asked_before_the_result(self, client):
        robin.keep(client, {key: one for key, one in robin.AT_HOME.items() if key != "hilfebedarf"})
        change(client, catalogue_version="katalog-von-gestern")

        assert client.get(robin.RESULT).location == robin.GRADE


class TestStrangers:
    @pytest.mark.parametrize("path", PERSONAL)
    def test_another_browser_sees_nothing(self, client, other_client, path):
        robin.keep(client, robin.AT_HOME)

        answer = other_client.get(path)

        assert (answer.status_code, answer.location) == (303, robin.START)

    @pytest.mark.parametrize("path", [robin.RESULT, ANSWERS, TEXT])
    def test_each_sees_its_own(self, client, other_client, path):
        robin.keep(client, robin.AT_HOME)
        robin.keep(other_client, robin.NOTHING_NEEDED)

        assert "Zu Hause bleiben" in client.get(path).text
        assert "Zu Hause bleiben" not in other_client.get(path).text

    @pytest.mark.parametrize("path", PERSONAL)
    def test_when_the_term_is_over_the_way_on_is_shown(self, client, freeze, path):
        robin.keep(client, robin.AT_HOME)

        freeze(NOW + timedelta(hours=24))

        gone = client.get(path)
        assert (gone.status_code, pages.heading(gone)) == (410, GONE)
        assert pages.links(pages.tree(gone))["Neue Beratung beginnen"] == robin.START
        assert client.get(path).location == robin.START


class TestForgery:
    @pytest.mark.parametrize(
        "path",
        ["code", "code/loeschen", "neu", "widerrufen", "verlassen", "sprache", "weiter",
         "frage/s04", ""],
    )  # fmt: skip
    @pytest.mark.parametrize("token", [None, "", "IjEi.aaaa.bbbb"])
    def test_nothing_happens_without_the_pages_own_token(self, client, database, path, token):
        robin.keep(client, robin.AT_HOME)
        before = rows_of(database)

        answer = client.post(
            f"{robin.START}{path}", data={} if token is None else {"csrf_token": token}
        )

        assert answer.status_code == 400
        assert rows_of(database) == before

    def test_the_token_of_another_browser_is_refused(self, client, other_client, database):
        robin.keep(client, robin.AT_HOME)
        token = find_form(other_client.get(ENTRY), button="Weitermachen").chosen("csrf_token")[0]
        before = rows_of(database)

        answer = client.post("/digitale-beratung/widerrufen", data={"csrf_token": token})

        assert answer.status_code == 400
        assert rows_of(database) == before
