"""The link that confirms an address."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.accounts.purposes import Purpose
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.models.outgoing_mail import OutgoingMail
from portal.web.extensions import db
from tests.blueprints.auth.entering import SIGN_IN, TOKEN, enter, give_link, register, rows
from tests.factories import pages
from tests.factories.accounts import make_account
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.factories.mails import first_link
from tests.support.statements import writes_nothing

BUTTON = "E-Mail-Adresse bestätigen"
DEAD = "Dieser Link gilt nicht mehr"


@pytest.fixture
def path(client, mails):
    """Register and return the path of the link in the mail."""
    register(client)
    (mail,) = mails()
    return "/konto-bestaetigen/" + first_link(mail).rpartition("/")[2]


def is_activated(app):
    return rows(app, Account.activated_at) != [(None,)]


class TestLink:
    def test_a12_its_page_has_the_button(self, client, path):
        page = client.get(path)

        assert page.status_code == 200
        assert pages.heading(page) == BUTTON
        assert find_form(page, button=BUTTON).method == "POST"

    @pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
    def test_a12_a_scanner_that_opens_it_changes_nothing(self, client, app, database, path, method):
        with writes_nothing(database):
            client.open(path, method=method)

        assert not is_activated(app)

    def test_a12_the_button_confirms_and_offers_to_sign_in(self, client, app, path):
        answer = press(client, client.get(path), BUTTON)

        assert (answer.status_code, answer.location) == (303, path)
        page = client.get(path)
        assert pages.heading(page) == "Ihre E-Mail-Adresse ist bestätigt"
        blue = [one for one in pages.tree(page).iter("a") if one.get("class") == "button primary"]
        assert [(one.text, one.get("href")) for one in blue] == [("Anmelden", SIGN_IN)]
        assert is_activated(app)
        assert enter(client).status_code == 303

    def test_a12_a_second_time_is_friendly_and_signs_nobody_in(self, client, app, path):
        press(client, page := client.get(path), BUTTON)
        before = rows(app, Account.activated_at)

        answer = press(client, page, BUTTON)

        assert client.get(answer.location).status_code == 200
        assert rows(app, Account.activated_at) == before
        assert rows(app, AccountSession.id) == []

    def test_c03_leads_on_to_where_the_person_wanted_to_go(self, client, app):
        path = give_link(app, make_account(app, activated=False), next_path="/impressum")

        press(client, client.get(path), BUTTON)

        links = pages.links(pages.tree(client.get(path)))
        assert links["Anmelden"] == "/anmelden?weiter=/impressum"

    def test_no_page_learns_its_address(self, client, path):
        for page in (client.get(path), press(client, client.get(path), BUTTON)):
            assert page.headers["Referrer-Policy"] == "no-referrer"
        for address in pages.every_link(pages.tree(client.get(path))):
            assert address.startswith(("/", "#", "tel:")), address


class TestDeadLink:
    @pytest.mark.parametrize(
        "token",
        [
            TOKEN[:-1],
            "u" + TOKEN[1:],
            TOKEN + "t",
            "%20",
            "x" * 1_500,
            "'; DROP TABLE account; --",
        ],
    )
    def test_a12_forged_and_truncated_ones_say_the_same(self, client, app, token):
        give_link(app, make_account(app, activated=False))
        form = find_form(client.get(SIGN_IN), button="Anmelden")
        data = {"csrf_token": form.chosen("csrf_token")[0]}

        opened = client.get(f"/konto-bestaetigen/{token}")
        pressed = client.post(f"/konto-bestaetigen/{token}", data=data)

        assert {opened.status_code, pressed.status_code} == {410}
        assert pages.heading(opened) == pages.heading(pressed) == DEAD
        assert not is_activated(app)

    def test_a12_all_say_the_same_words(self, client, app, freeze):
        path = give_link(app, make_account(app, activated=False), purpose=Purpose.RESET)
        other_purpose = client.get(path)
        unknown = client.get("/konto-bestaetigen/gibt-es-nicht")
        with app.app_context(), db.session.begin():
            db.session.execute(sa.text("UPDATE account_token SET purpose = 'activation'"))
        freeze(NOW + Purpose.ACTIVATION.term)
        expired = client.get(path)

        answers = (other_purpose, unknown, expired)
        assert {answer.status_code for answer in answers} == {410}
        assert len({pages.main_text(answer) for answer in answers}) == 1


class TestBeforeActivation:
    def test_a11_the_right_password_is_told_the_reason(self, client, app):
        make_account(app, activated=False)

        page = enter(client)

        assert page.status_code == 422
        assert "noch nicht bestätigt" in pages.main_text(page)
        assert find_form(page, button="erneut senden").action == "/anmelden/erneut-senden"
        assert rows(app, AccountSession.id) == []

    def test_a11_the_wrong_password_is_not(self, client, app):
        make_account(app, activated=False)

        page = enter(client, password="falsch")

        assert "noch nicht bestätigt" not in pages.main_text(page)

    def test_a11_the_link_is_sent_once_more(self, client, app, mails):
        make_account(app, activated=False)

        answer = press(client, enter(client), "erneut senden")

        assert (answer.status_code, answer.location) == (303, "/anmelden?hinweis=bestaetigen")
        (mail,) = mails()
        assert mail["From"] == "do-not-reply@mitpflegeleben.de"
        path = "/konto-bestaetigen/" + first_link(mail).rpartition("/")[2]
        press(client, client.get(path), BUTTON)
        assert is_activated(app)

    def test_a11_at_most_once_in_an_hour(self, client, app, freeze):
        make_account(app, activated=False)

        for _ in range(3):
            assert press(client, enter(client), "erneut senden").status_code == 303

        assert len(rows(app, OutgoingMail.id)) == 1
        freeze(NOW + timedelta(hours=1))
        press(client, enter(client), "erneut senden")
        assert len(rows(app, OutgoingMail.id)) == 2

    @pytest.mark.parametrize("sealed", ["", "x", "gAAAAA" + "x" * 100])
    def test_nobody_sends_mails_to_an_account_of_their_choice(self, client, app, sealed):
        make_account(app, activated=False)
        page = enter(client)
        form = find_form(page, button="erneut senden")
        data = form.filled({}, button="erneut senden")
        data["konto"] = sealed

        assert client.post(form.action, data=data).status_code == 400
        assert rows(app, OutgoingMail.id) == []
