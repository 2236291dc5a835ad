"""A double click on „Los geht´s“ has one effect."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from portal.blueprints.seekers.robin import session, starting
from portal.services.consultations.start import StartedMeanwhile
from portal.web import clock
from portal.web.extensions import db
from tests.factories import robin
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.support.checked_client import CheckedClient
from tests.support.statements import rows_of

CLICKS = 4


def click(app, cookie, data):
    """Send the start page with this cookie; return status, next page and the browser's key."""
    client = app.test_client()
    client.set_cookie("sitzung", cookie)
    with clock.freeze(NOW):
        answer = client.post(robin.START, data=data)
    with client.session_transaction() as own:
        return answer.status_code, answer.location, own[session.NAME]


class TestDoubleClick:
    def test_one_after_the_other_starts_one_consultation(self, client, app, database):
        data = find_form(client.get(robin.START), button=robin.GO).filled(
            robin.PARCHIM, button=robin.GO
        )
        cookie = client.get_cookie("sitzung").value

        clicks = {click(app, cookie, data) for _ in range(CLICKS)}

        assert len(clicks) == 1
        assert len(rows_of(database)["consultation"]) == 1

    def test_at_the_same_moment_starts_one_consultation(self, make_app, database_url):
        app = make_app(database_url=database_url)
        client = app.test_client()
        assert isinstance(client, CheckedClient)
        data = find_form(client.get(robin.START), button=robin.GO).filled(
            robin.PARCHIM, button=robin.GO
        )
        cookie = client.get_cookie("sitzung").value
        together = Barrier(CLICKS)

        def race(_number):
            together.wait(timeout=30)
            return click(app, cookie, data)

        with ThreadPoolExecutor(CLICKS) as crowd:
            clicks = set(crowd.map(race, range(CLICKS)))

        assert [status for status, _, _ in clicks] == [303]
        with app.app_context():
            assert len(rows_of(db.engine)["consultation"]) == 1

    def test_the_second_merges_where_the_first_was_stored_meanwhile(
        self, client, database, monkeypatch
    ):
        start, calls = starting.start_consultation, []

        def refuse_once(*args, **values):
            calls.append(values["key"])
            if len(calls) == 1:
                raise StartedMeanwhile("just now")
            start(*args, **values)

        monkeypatch.setattr(starting, "start_consultation", refuse_once)

        answer = press(client, client.get(robin.START), robin.GO, robin.PARCHIM)

        assert answer.status_code == 303
        assert calls[0] == calls[1]
        assert len(rows_of(database)["consultation"]) == 1


class TestKeyOfForm:
    def test_another_form_has_another_key(self, client, other_client):
        keys = set()
        for browser in (client, other_client):
            press(browser, browser.get(robin.START), robin.GO, robin.PARCHIM)
            with browser.session_transaction() as own:
                keys.add(own[session.NAME])

        assert len(keys) == 2

    @pytest.mark.parametrize("token", ["", "a"])
    def test_is_not_the_token_and_without_one_random(self, app, token):
        keys = []
        for _ in range(2):
            with app.test_request_context(method="POST", data={"csrf_token": token}):
                keys.append(session.take_key_of_form())

        assert (keys[0] == keys[1]) is bool(token)
        assert all(len(key) * 6 >= 128 for key in keys)
        assert token not in keys

    def test_depends_on_the_secret_of_the_portal(self, app, monkeypatch):
        keys = []
        for secret in ("one", "other"):
            monkeypatch.setitem(app.config, "SECRET_KEY", secret)
            with app.test_request_context(method="POST", data={"csrf_token": "a"}):
                keys.append(session.take_key_of_form())

        assert keys[0] != keys[1]
