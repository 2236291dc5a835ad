"""Going on by code: made on demand, entered on another device, deleted again."""

import re
from datetime import timedelta

import pytest

from portal.blueprints.seekers.robin import resuming, session
from portal.domain.robin.resume_code import spell
from portal.models.consultation import Consultation
from portal.services.consultations.find import ticket_of
from portal.web.extensions import db
from tests.factories import pages, robin
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.support.html import text_of, walk
from tests.support.statements import rows_of, writes_nothing

ANSWERS = "/digitale-beratung/antworten"
ENTRY = "/digitale-beratung/weiter"
TEXT = "/digitale-beratung/protokoll.txt"
MAKE, DROP, GO_ON = "Code erstellen", "Code löschen", "Weitermachen"
CODE = re.compile(r"ROB(?:-[0-9A-HJKMNP-TV-Z]{4}){3}")
UNKNOWN = "ROB-0000-0000-0000"


def make(client):
    """Press „Code erstellen“ and return the code that the page shows."""
    press(client, client.get(ANSWERS), MAKE)
    shown = next(
        text_of(one) for one in walk(pages.tree(client.get(ANSWERS)), "strong")
        if CODE.fullmatch(text_of(one))
    )  # fmt: skip
    return shown


def enter(client, typed, *, address="127.0.0.1"):
    form = find_form(client.get(ENTRY), button=GO_ON)
    return client.post(
        ENTRY,
        data=form.filled({"code": typed}, button=GO_ON),
        environ_overrides={"REMOTE_ADDR": address},
    )


def stored(app):
    with app.app_context():
        return db.session.query(Consultation).one()


class TestMaking:
    def test_x11_nobody_has_a_code_who_did_not_ask(self, client, app):
        robin.keep(client, robin.AT_HOME)

        text = pages.main_text(client.get(ANSWERS))

        assert not CODE.search(text)
        assert not CODE.search(client.get(TEXT).text)
        assert stored(app).code_hash is None
        assert stored(app).expires_at == NOW + timedelta(hours=24)

    def test_x11_page_and_protocol_show_it_and_how_to_say_it(self, client, app):
        robin.keep(client, robin.AT_HOME)

        code = make(client)

        page = pages.main_text(client.get(ANSWERS))
        assert " · ".join(spell(code=code)) in page
        assert "bis zum 1. April 2026" in page
        assert code in client.get(TEXT).text
        assert stored(app).expires_at == NOW + timedelta(days=30)

    def test_x11_lies_nowhere_in_the_clear(self, client, database):
        robin.keep(client, robin.AT_HOME)

        code = make(client)

        everything = "".join(line for lines in rows_of(database).values() for line in lines)
        assert code not in everything
        assert code.replace("-", "") not in everything

    def test_a_second_press_keeps_the_code(self, client):
        robin.keep(client, robin.AT_HOME)
        page = client.get(ANSWERS)
        code = make(client)

        press(client, page, MAKE)

        assert code in pages.main_text(client.get(ANSWERS))

    def test_without_a_consultation_leads_to_the_start(self, client):
        token = find_form(client.get(ENTRY), button=GO_ON).chosen("csrf_token")[0]

        for path in ("/digitale-beratung/code", "/digitale-beratung/code/loeschen"):
            assert client.post(path, data={"csrf_token": token}).location == robin.START

    def test_one_that_is_over_gets_none(self, client, freeze):
        robin.keep(client, robin.AT_HOME)
        page = client.get(ANSWERS)

        freeze(NOW + timedelta(hours=24))

        assert press(client, page, MAKE).status_code == 410


class TestEntering:
    def test_x11_opens_the_consultation_on_another_device(self, client, other_client):
        robin.keep(client, robin.AT_HOME)
        code = make(client)

        answer = enter(other_client, code)

        assert (answer.status_code, answer.location) == (303, robin.RESULT)
        assert other_client.get(robin.RESULT).status_code == 200
        assert robin.stored(other_client) == robin.AT_HOME

    def test_x11_the_cookie_of_that_device_does_not_tell_the_code(self, client, other_client):
        robin.keep(client, robin.AT_HOME)
        code = make(client)

        enter(other_client, code)

        with other_client.session_transaction() as own:
            assert own[session.NAME] == ticket_of(code=code)
            assert code not in str(dict(own))

    def test_an_unfinished_one_goes_on_at_the_first_open_question(self, client, other_client):
        robin.keep(client, {key: one for key, one in robin.AT_HOME.items() if key != "wunsch"})

        enter(other_client, make(client))

        assert other_client.get(robin.RESULT).location == robin.LIFE

    def test_what_one_device_answers_the_other_sees(self, client, other_client):
        robin.keep(client, robin.AT_HOME)
        enter(other_client, make(client))

        robin.answer(other_client, robin.LIFE, {"wunsch": "offen"})

        assert robin.stored(client)["wunsch"] == "offen"

    def test_typed_in_any_way(self, client, other_client):
        robin.keep(client, robin.AT_HOME)
        code = make(client)

        typed = code.removeprefix("ROB-").lower().replace("-", "  ").replace("0", "o")

        assert enter(other_client, typed).status_code == 303

    def test_asking_for_the_page_changes_nothing(self, client, database):
        with writes_nothing(database):
            page = client.get(ENTRY)

        assert pages.heading(page) == "Mit Ihrem Code weitermachen"
        assert not CODE.search(find_form(page, button=GO_ON).chosen("code")[0])

    @pytest.mark.parametrize("typed", ["", "ROB-12", "Kanarienvogel & <b>"])
    def test_a_wrong_shape_is_refused_and_stays_in_the_field(self, client, typed):
        answer = enter(client, typed)

        assert answer.status_code == 422
        assert pages.problems(answer) == [("code", resuming.UNREADABLE)]
        assert find_form(answer, button=GO_ON).chosen("code") == [typed]

    def test_an_unknown_one_is_refused_in_the_same_way(self, client):
        answer = enter(client, UNKNOWN)

        assert answer.status_code == 422
        assert pages.problems(answer) == [("code", resuming.UNKNOWN)]
        assert find_form(answer, button=GO_ON).chosen("code") == [UNKNOWN]
        assert "Set-Cookie" not in answer.headers

    def test_x11_after_thirty_days_it_is_unknown(self, client, other_client, freeze):
        robin.keep(client, robin.AT_HOME)
        code = make(client)

        freeze(NOW + timedelta(days=30) - timedelta(seconds=1))
        assert enter(client, code).status_code == 303
        freeze(NOW + timedelta(days=30))

        late = enter(other_client, code)
        never = enter(other_client, UNKNOWN)
        assert late.status_code == 422
        assert pages.problems(late) == pages.problems(never)
        assert len(late.text) == len(never.text)

    def test_a_key_of_a_session_is_no_code(self, client, other_client):
        robin.keep(client, robin.AT_HOME)
        with client.session_transaction() as own:
            key = own[session.NAME]

        assert enter(other_client, key).status_code == 422


class TestGuessing:
    def test_x11_the_eleventh_attempt_in_ten_minutes_waits(self, client, other_client, freeze):
        robin.keep(other_client, robin.AT_HOME)
        code = make(other_client)
        for _ in range(10):
            assert enter(client, UNKNOWN).status_code == 422

        refused = enter(client, code)

        assert refused.status_code == 429
        assert 0 < int(refused.headers["Retry-After"]) <= 600
        assert pages.problems(refused) == [
            ("code", resuming.TOO_OFTEN.format(minutes="10 Minuten"))
        ]
        assert find_form(refused, button=GO_ON).chosen("code") == [code]
        assert "Set-Cookie" not in refused.headers
        assert enter(other_client, code, address="192.0.2.1").status_code == 303
        freeze(NOW + timedelta(seconds=int(refused.headers["Retry-After"])))
        assert enter(client, code).status_code == 303

    def test_x11_a_wrong_shape_counts_too(self, client):
        for _ in range(10):
            enter(client, "?")

        assert enter(client, "?").status_code == 429

    def test_what_a_caller_says_of_its_address_counts_for_nothing(self, client):
        for number in range(10):
            form = find_form(client.get(ENTRY), button=GO_ON)
            client.post(
                ENTRY,
                data=form.filled({"code": UNKNOWN}, button=GO_ON),
                headers={"X-Forwarded-For": f"192.0.2.{number}"},
            )

        assert enter(client, UNKNOWN).status_code == 429

    def test_the_address_is_not_stored(self, client, database):
        enter(client, UNKNOWN, address="192.0.2.77")

        (row,) = rows_of(database)["attempt"]
        assert "192.0.2.77" not in row
        assert UNKNOWN not in row


class TestDeleting:
    def test_x11_other_devices_lose_access_and_this_one_goes_on(self, client, other_client, app):
        robin.keep(client, robin.AT_HOME)
        code = make(client)
        enter(other_client, code)

        press(client, client.get(ANSWERS), DROP)

        assert client.get(robin.RESULT).status_code == 200
        assert other_client.get(robin.RESULT).status_code == 410
        assert enter(other_client, code).status_code == 422
        assert not CODE.search(client.get(TEXT).text)
        assert stored(app).expires_at == NOW + timedelta(hours=24)

    def test_x11_who_came_by_code_goes_on_and_the_first_device_does_not(self, client, other_client):
        robin.keep(client, robin.AT_HOME)
        enter(other_client, make(client))

        press(other_client, other_client.get(ANSWERS), DROP)

        assert other_client.get(robin.RESULT).status_code == 200
        assert client.get(robin.RESULT).status_code == 410

    def test_twice_is_once(self, client):
        robin.keep(client, robin.AT_HOME)
        make(client)
        page = client.get(ANSWERS)
        press(client, page, DROP)

        assert press(client, page, DROP).status_code == 303

        assert client.get(robin.RESULT).status_code == 200

    def test_a_new_one_is_another(self, client):
        robin.keep(client, robin.AT_HOME)
        first = make(client)
        press(client, client.get(ANSWERS), DROP)

        assert make(client) != first

    def test_a_deleted_code_is_no_key_of_what_another_begins(self, app, client, other_client):
        robin.keep(client, robin.AT_HOME)
        code = make(client)
        enter(other_client, code)
        press(client, client.get(ANSWERS), DROP)

        robin.begin(other_client, robin.PARCHIM | {"ort": "Dresden"})
        third_client = app.test_client()
        refused = enter(third_client, code)

        assert pages.problems(refused)
        assert third_client.get(robin.RESULT).location == robin.START
        assert robin.stored(other_client)["ort"] == "dresden-sachsen"
