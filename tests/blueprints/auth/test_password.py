"""„Passwort ändern“: the current one is asked for, and everything else that was open ends."""

import pytest

from portal.domain.accounts.events import Event
from portal.domain.accounts.purposes import Purpose
from portal.models.account import Account
from portal.services.journal.issue_link import issue_link
from portal.web.extensions import db
from portal.web.own_password import MOST_ATTEMPTS, TOO_OFTEN, WRONG
from portal.web.transactions import writing
from tests.factories import pages
from tests.factories.accounts import GOOD_WORDS, make_account, sign_in, store_sign_in
from tests.factories.forms import find_form, press
from tests.factories.mails import take_mails
from tests.factories.own_account import NOW, events_of, open_links, tokens_of

PATH = "/mein-konto/passwort"
OTHER_WORDS = "Sieben-Zebras-malen-3-Wolken"
FILLED = {
    "aktuelles_passwort": GOOD_WORDS,
    "passwort": OTHER_WORDS,
    "passwort2": OTHER_WORDS,
}


@pytest.fixture
def account(app, freeze):
    freeze(NOW)
    return make_account(app)


@pytest.fixture
def mine(app, client, account):
    return sign_in(client, app, account)


@pytest.fixture
def change(client, mine):
    assert mine
    return lambda **changes: press(client, client.get(PATH), "Speichern", FILLED | changes)


class TestChanged:
    def test_a19_the_page_says_so(self, client, change):
        answer = change()

        assert (answer.status_code, answer.location) == (303, f"{PATH}?hinweis=geaendert")
        assert "Passwort wurde geändert" in pages.main_text(client.get(answer.location))

    def test_a19_the_new_one_is_right_from_then_on(self, change):
        change()

        again = change(
            aktuelles_passwort=OTHER_WORDS,
            passwort="Acht-Hasen-graben-5-Löcher!",
            passwort2="Acht-Hasen-graben-5-Löcher!",
        )
        assert again.status_code == 303

    def test_a19_other_sign_ins_end_and_the_own_token_rotates(self, app, account, mine, change):
        store_sign_in(app, account, now=NOW)
        with app.app_context():
            before = tokens_of(db.session(), account.id)[mine]

        change()

        with app.app_context():
            after = tokens_of(db.session(), account.id)
        assert list(after) == [mine]
        assert after[mine] != before

    def test_the_former_token_opens_nothing(self, app, client, change):
        with client.session_transaction() as session:
            before = dict(session)

        change()

        other = app.test_client()
        with other.session_transaction() as session:
            session.update(before)
        assert other.get(PATH).location.startswith("/anmelden")

    def test_reset_links_die(self, app, account, change):
        with app.app_context(), writing() as session:
            issue_link(
                session,
                account_id=account.id,
                purpose=Purpose.RESET,
                token_hash="a" * 64,
                now=NOW,
            )

        change()

        with app.app_context():
            assert open_links(db.session(), account.id) == []
            assert events_of(db.session(), account.id) == [Event.PASSWORD_CHANGED]

    def test_the_owner_gets_a_mail(self, app, account, change):
        change()

        (mail,) = take_mails(app)
        assert (mail["To"], mail["From"]) == (account.email, "do-not-reply@mitunsleben.de")
        assert mail["Subject"] == "Ihr Passwort wurde geändert"


class TestRefused:
    def test_a19_a_wrong_current_password(self, change):
        answer = change(aktuelles_passwort=GOOD_WORDS + "x")

        assert answer.status_code == 422
        assert pages.problems(answer) == [("aktuelles_passwort", WRONG)]

    def test_a19_a_missing_current_password(self, change):
        answer = change(aktuelles_passwort="")

        assert answer.status_code == 422
        assert [field for field, _ in pages.problems(answer)] == ["aktuelles_passwort"]

    @pytest.mark.parametrize(
        "weak",
        [
            "Kurz-1!xy",
            "alles-klein-1",
            "ALLES-GROSS-1",
            "Ohne-Ziffern!",
            "OhneSonderzeichen1",
            "Passwort2026!",
            "x" * 300,
        ],
    )
    def test_a19_a05_a_new_one_that_breaks_the_rule(self, change, weak):
        answer = change(passwort=weak, passwort2=weak)

        assert answer.status_code == 422
        assert {field for field, _ in pages.problems(answer)} == {"passwort"}

    def test_a19_one_made_of_the_own_name(self, change):
        own = "Musterfrau1!"

        assert change(passwort=own, passwort2=own).status_code == 422

    def test_a06_another_confirmation(self, change):
        answer = change(passwort2=OTHER_WORDS + "x")

        assert [field for field, _ in pages.problems(answer)] == ["passwort2"]

    def test_nothing_typed_comes_back(self, change):
        answer = change(passwort2=OTHER_WORDS + "x")

        assert find_form(answer, button="Speichern").chosen("passwort") == [""]
        assert OTHER_WORDS not in answer.text

    def test_a19_guessing_is_slowed_down(self, change):
        for _ in range(MOST_ATTEMPTS):
            change(aktuelles_passwort="falsch")

        answer = change()

        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) == 600
        assert pages.problems(answer) == [
            ("aktuelles_passwort", TOO_OFTEN.format(minutes="10 Minuten"))
        ]

    @pytest.mark.usefixtures("mine")
    def test_what_the_form_does_not_have_is_ignored(self, app, client, account):
        data = find_form(client.get(PATH), button="Speichern").filled(FILLED, button="Speichern")
        data.update({"is_admin": "1", "role": "admin", "id": "1", "email": "x@example.org"})

        client.post(PATH, data=data)

        with app.app_context():
            stored = db.session.get_one(Account, account.id)
        assert (stored.role, stored.email) == ("seeker", account.email)


class TestSignedOut:
    def test_leads_to_the_sign_in_and_back(self, client):
        answer = client.get(PATH)

        assert answer.status_code == 303
        assert answer.location == "/anmelden?weiter=/mein-konto/passwort"

    def test_one_who_waits_for_the_code_changes_nothing(self, app, client, account):
        sign_in(client, app, account, awaits_second_factor=True)

        assert client.get(PATH).location == f"/anmelden/code?weiter={PATH}"
