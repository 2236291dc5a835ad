"""The key in the session: whose consultation it is, and how it ends."""

from datetime import timedelta

import pytest

from portal.blueprints.seekers.robin import session
from tests.factories import pages, robin
from tests.factories.directory import NOW
from tests.support.statements import rows_of

LAST_MOMENT = NOW + timedelta(hours=24) - timedelta(seconds=1)
OVER = NOW + timedelta(hours=24)
PATHS = (robin.PERSON, robin.RESULT, f"{robin.RESULT}/teil/2/seite/1")


def key_in(client):
    with client.session_transaction() as stored:
        return stored.get(session.NAME)


class TestKey:
    def test_is_random_and_long(self, client, other_client):
        keys = []
        for browser in (client, other_client):
            robin.begin(browser)
            keys.append(key_in(browser))

        assert keys[0] != keys[1]
        assert all(len(key) * 6 >= 128 for key in keys)  # base64: six bits a character

    def test_only_its_hash_is_stored(self, client, database):
        robin.begin(client)

        assert key_in(client) not in "".join(rows_of(database)["consultation"])

    def test_is_kept_from_scripts(self, client):
        answer = robin.press(client, client.get(robin.START), robin.GO, robin.PARCHIM)

        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie

    @pytest.mark.parametrize("stored", [7, None, ["a"], {"a": 1}])
    def test_what_is_no_key_counts_as_none(self, client, stored):
        with client.session_transaction() as own:
            own[session.NAME] = stored

        assert client.get(robin.RESULT).location == robin.START

    def test_an_invented_key_opens_nothing(self, client):
        with client.session_transaction() as own:
            own[session.NAME] = "x" * 32

        assert client.get(robin.RESULT).status_code == 410

    def test_a_forged_cookie_opens_nothing(self, client):
        client.set_cookie("sitzung", "eyJyb2JpbiI6ImEifQ.aaaa.bbbb")

        assert client.get(robin.RESULT).location == robin.START


class TestEnd:
    def test_lasts_until_the_last_moment_of_24_hours(self, client, freeze):
        robin.keep(client, robin.AT_HOME)

        freeze(LAST_MOMENT)

        assert client.get(robin.RESULT).status_code == 200

    @pytest.mark.parametrize("path", PATHS)
    def test_after_24_hours_says_that_it_is_gone(self, client, freeze, path):
        robin.keep(client, robin.AT_HOME)

        freeze(OVER)

        answer = client.get(path)
        assert answer.status_code == 410
        assert pages.heading(answer) == "Ihre Beratung ist nicht mehr da"
        assert pages.links(pages.tree(answer))["Neue Beratung beginnen"] == robin.START

    def test_an_answer_sent_too_late_is_not_stored(self, client, freeze, database):
        robin.keep(client, robin.AT_HOME)
        page = client.get(robin.LIFE)
        before = rows_of(database)

        freeze(OVER)

        assert robin.press(client, page, robin.NEXT).status_code == 410
        assert rows_of(database) == before

    def test_b17_starting_again_works_and_knows_nothing_of_the_old_answers(self, client, freeze):
        robin.keep(client, robin.AT_HOME)
        freeze(OVER)
        client.get(robin.RESULT)

        page = robin.begin(client)

        assert page.request.path == robin.PERSON
        assert robin.stored(client) == robin.PARCHIM

    def test_b17_starting_again_works_with_the_old_key_too(self, client, freeze):
        robin.keep(client, robin.AT_HOME)
        freeze(OVER)

        robin.begin(client)

        assert robin.stored(client) == robin.PARCHIM

    def test_the_start_page_opens_when_the_consultation_is_over(self, client, freeze):
        robin.keep(client, robin.AT_HOME)

        freeze(OVER)

        start = client.get(robin.START)
        assert start.status_code == 200
        assert "Weiter, wo Sie waren" not in pages.links(pages.tree(start))
