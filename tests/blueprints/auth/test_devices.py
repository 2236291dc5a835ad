"""„Geräte“: every sign-in of one's own, each of which can be ended."""

from datetime import timedelta

import pytest

from portal.web import clock
from portal.web.extensions import db
from tests.factories import pages
from tests.factories.accounts import make_account, sign_in, store_sign_in
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.factories.own_account import tokens_of
from tests.support.html import text_of, walk

PATH = "/mein-konto/geraete"
ALL_OTHERS = "Alle anderen Anmeldungen beenden"


@pytest.fixture
def account(app):
    return make_account(app)


@pytest.fixture
def mine(app, client, account):
    return sign_in(client, app, account, device="Safari auf iPhone")


def devices(answer):
    return [text_of(one) for one in walk(pages.tree(answer), "h2")]


def open_ids(app, account):
    with app.app_context():
        return set(tokens_of(db.session(), account.id))


class TestShown:
    @pytest.mark.usefixtures("mine")
    def test_each_sign_in_with_device_and_time_this_one_marked(self, app, client, account):
        earlier = clock.now() - timedelta(hours=1)
        store_sign_in(app, account, device="Firefox unter Linux", now=earlier)

        answer = client.get(PATH)

        assert devices(answer)[:2] == ["Safari auf iPhone – dieses Gerät", "Firefox unter Linux"]
        assert "Angemeldet seit" in pages.main_text(answer)

    @pytest.mark.usefixtures("mine")
    def test_none_of_somebody_else(self, app, client):
        other = make_account(app, email="other@example.org")
        store_sign_in(app, other, device="Opera auf Mac", now=NOW)

        assert "Opera" not in client.get(PATH).text

    @pytest.mark.usefixtures("mine")
    def test_alone_there_is_nothing_to_end(self, client):
        assert "<button" not in client.get(PATH).text.split("<main")[1].split("</main")[0]

    def test_signed_out_it_leads_to_the_sign_in(self, client):
        assert client.get(PATH).location.startswith("/anmelden?weiter=")


class TestEnding:
    def test_one_is_signed_out_there(self, app, client, other_client, account, mine):
        sign_in(other_client, app, account, device="Firefox unter Linux")
        page = client.get(PATH)
        (button,) = [
            text_of(one) for one in walk(pages.tree(page), "button") if "Linux" in text_of(one)
        ]

        answer = press(client, page, button)

        assert answer.location == f"{PATH}?hinweis=beendet"
        assert "beendet" in pages.main_text(client.get(answer.location))
        assert open_ids(app, account) == {mine}
        assert other_client.get(PATH).location.startswith("/anmelden")

    def test_all_others_at_once(self, app, client, account, mine):
        for _ in range(3):
            store_sign_in(app, account, now=clock.now())

        press(client, client.get(PATH), ALL_OTHERS)

        assert open_ids(app, account) == {mine}

    @pytest.mark.usefixtures("mine")
    @pytest.mark.parametrize("kind", ["foreign", "unknown"])
    def test_somebody_elses_is_404_and_stays(self, app, client, account, kind):
        other = make_account(app, email="other@example.org")
        their = store_sign_in(app, other, now=NOW)
        store_sign_in(app, account, now=clock.now())
        token = find_form(client.get(PATH), button=ALL_OTHERS).chosen("csrf_token")[0]
        wanted = their if kind == "foreign" else "f" * 32

        answer = client.post(f"{PATH}/{wanted}/beenden", data={"csrf_token": token})

        assert answer.status_code == 404
        assert open_ids(app, other) == {their}
