"""„Einstellungen für Nutzer“: name and number, the way to the address, and the switch „Löschen“."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.events import Event
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.web.extensions import db
from tests.factories import hostile, pages
from tests.factories.accounts import GOOD_WORDS, make_account, sign_in
from tests.factories.forms import find_form, press
from tests.factories.own_account import events_of
from tests.support.html import walk

PATH = "/mein-konto/einstellungen"
FILLED = {
    "anrede": "Frau",
    "vorname": "Erika Maria",
    "nachname": "Öz-Gür",
    "telefon": "0221 12345",
}


@pytest.fixture
def account(app, client):
    made = make_account(app, phone="030 1")
    sign_in(client, app, made)
    return made


@pytest.fixture
def save(client, account):
    assert account
    return lambda **changes: press(client, client.get(PATH), "Speichern", FILLED | changes)


def stored(app, account):
    with app.app_context():
        found = db.session.get_one(Account, account.id)
        return (found.salutation, found.first_name, found.last_name, found.phone)


@pytest.mark.usefixtures("account")
class TestShown:
    def test_a20_the_page_has_its_heading_and_what_is_stored(self, client):
        answer = client.get(PATH)

        form = find_form(answer, button="Speichern")
        assert pages.heading(answer) == "Einstellungen für Nutzer"
        assert [form.chosen(name) for name in ("vorname", "nachname", "telefon")] == [
            ["Erika"],
            ["Musterfrau"],
            ["030 1"],
        ]
        assert form.names >= {"anrede"}

    def test_a20_the_address_is_shown_and_leads_to_its_page(self, client, account):
        answer = client.get(PATH)

        assert account.email in pages.main_text(answer)
        links = pages.links(pages.tree(answer))
        assert links["E-Mail-Adresse ändern"] == "/mein-konto/e-mail-adresse"

    def test_a21_the_switch_comes_last_in_the_page(self, client):
        main = next(walk(pages.tree(client.get(PATH)), "main"))

        last = list(walk(main, "a", "button", "input"))[-1]

        assert (last.text, last.get("href")) == ("Löschen", "/mein-konto/loeschen")

    def test_everything_else_of_the_account_is_one_link_away(self, client):
        found = set(pages.links(pages.tree(client.get(PATH))).values())

        assert found >= {
            f"/mein-konto/{one}"
            for one in ("passwort", "zweiter-faktor", "geraete", "aktivitaeten", "daten")
        }


class TestSaved:
    def test_a20_all_four_are_stored_and_the_page_says_so(self, app, client, account, save):
        answer = save()

        assert (answer.status_code, answer.location) == (303, f"{PATH}?hinweis=gespeichert")
        assert stored(app, account) == ("Frau", "Erika Maria", "Öz-Gür", "0221 12345")
        assert "gespeichert" in pages.main_text(client.get(answer.location))
        with app.app_context():
            assert events_of(db.session(), account.id) == [Event.SETTINGS_CHANGED]

    def test_salutation_and_number_may_be_empty(self, app, account, save):
        save(anrede="", telefon="")

        assert stored(app, account) == ("", "Erika Maria", "Öz-Gür", "")

    @pytest.mark.parametrize("name", ["{{7*7}}", "<script>alert(1)</script>", "'\"><img src=x>"])
    def test_a_name_is_only_text(self, client, save, name):
        save(vorname=name, nachname=name)

        answer = client.get(PATH)

        hostile.assert_only_text(answer)
        assert find_form(answer, button="Speichern").chosen("vorname") == [name]

    @pytest.mark.parametrize("name", ["x" * 100, "Donaudampfschifffahrt" * 4])
    def test_a_long_name_fits(self, app, account, save, name):
        save(nachname=name)

        assert stored(app, account)[2] == name


class TestRefused:
    @pytest.mark.parametrize("field", ["vorname", "nachname"])
    @pytest.mark.parametrize("typed", ["", "A\r\nBcc: x@example.org", "x" * 101, "a\x00b"])
    def test_names_that_break_the_rule(self, app, account, save, field, typed):
        answer = save(**{field: typed})

        assert answer.status_code == 422
        assert [name for name, _ in pages.problems(answer)] == [field]
        assert stored(app, account) == ("", "Erika", "Musterfrau", "030 1")

    def test_what_was_typed_stays(self, save):
        answer = save(telefon="null")

        form = find_form(answer, button="Speichern")
        assert form.chosen("vorname") == ["Erika Maria"]
        assert form.chosen("telefon") == ["null"]

    def test_a_salutation_that_is_not_offered(self, client, save):
        form = find_form(client.get(PATH), button="Speichern")
        data = form.filled(FILLED, button="Speichern")
        data["anrede"] = "Kaiser"

        assert client.post(PATH, data=data).status_code == 422
        assert save

    def test_fields_that_the_form_does_not_have_are_ignored(self, app, client, account):
        data = find_form(client.get(PATH), button="Speichern").filled(FILLED, button="Speichern")
        before = account.email
        data.update(
            {
                "is_admin": "1",
                "role": "admin",
                "id": "f" * 32,
                "account_id": "f" * 32,
                "email": "neu@example.org",
                "activated_at": "",
                "totp_since": "2026-01-01",
            }
        )

        client.post(PATH, data=data)

        with app.app_context():
            found = db.session.get_one(Account, account.id)
        assert (found.role, found.email, found.totp_since) == ("seeker", before, None)
        assert found.activated_at is not None

    def test_signed_out_it_leads_to_the_sign_in(self, client):
        assert client.get(PATH).location.startswith("/anmelden?weiter=")

    def test_a_sign_in_that_ended_meanwhile_leads_back_to_the_form(self, app, client, account):
        page = client.get(PATH)
        with app.app_context():
            db.session.execute(sa.delete(AccountSession))
            db.session.commit()

        answer = press(client, page, "Speichern", FILLED)
        shown = client.get(answer.location)
        entered = press(client, shown, "Anmelden", {"email": account.email, "passwort": GOOD_WORDS})

        assert "ist deshalb nicht angekommen" in pages.main_text(shown)
        assert (entered.status_code, entered.location) == (303, PATH)
        assert stored(app, account)[1] == "Erika"
