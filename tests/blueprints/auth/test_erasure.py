"""„Löschen bestätigen“: the password, one click, and everything is gone."""

import pytest
import sqlalchemy as sa

from portal.models.account import Account
from portal.models.waiting_entry import WaitingPerson
from portal.values.errors import Unavailable
from portal.web import clock
from portal.web.extensions import db
from portal.web.own_password import MOST_ATTEMPTS, NEEDED, WRONG
from tests.factories import pages, reviews, waiting
from tests.factories.accounts import GOOD_WORDS, make_account, sign_in
from tests.factories.directory import NOW, Offer
from tests.factories.forms import find_form, press
from tests.factories.mails import plain_text, take_mails
from tests.factories.own_account import store_pdf
from tests.factories.received import receive, write_stored
from tests.factories.results import keep_result
from tests.support.statements import rows_of, writes_nothing

PATH = "/mein-konto/loeschen"
ERASE = "Löschen"
FILLED = {"aktuelles_passwort": GOOD_WORDS}


@pytest.fixture
def erase(client, account):
    assert account
    return lambda **changes: press(client, client.get(PATH), ERASE, FILLED | changes)


def is_there(app, account):
    with app.app_context():
        return db.session.get(Account, account.id) is not None


class TestAsked:
    def test_a21_the_switch_of_the_settings_opens_the_question(self, client, account):
        assert account
        settings = pages.tree(client.get("/mein-konto/einstellungen"))

        answer = client.get(pages.links(settings)["Löschen"])

        assert pages.heading(answer) == "Löschen bestätigen"
        assert "Sind Sie sicher, dass Sie ihr Profil endgültig löschen möchten?" in pages.main_text(
            answer
        )

    def test_a21_says_what_goes_and_what_stays_of_reviews(self, client, account):
        assert account
        text = pages.main_text(client.get(PATH))

        assert "Ihre Merkliste" in text
        assert "bleibt stehen, aber ohne Ihren Namen und Ihre E-Mail-Adresse" in text

    def test_looking_erases_nothing(self, app, client, account, database):
        with writes_nothing(database):
            client.get(PATH)

        assert is_there(app, account)

    def test_signed_out_it_leads_to_the_sign_in(self, client):
        assert client.get(PATH).location.startswith("/anmelden?weiter=")


class TestErased:
    def test_a22_leads_to_the_start_page_which_says_so(self, client, erase):
        answer = erase()

        assert answer.status_code == 303
        start = client.get(answer.location)
        assert start.request.path == "/"
        assert "Ihr Konto ist gelöscht." in pages.main_text(start)

    def test_a22_entries_on_waiting_lists_go_with_and_without_the_account(
        self, app, client, account, erase, add_offers
    ):
        house = add_offers(Offer(name="Haus am See"))[0]
        waiting.join(client, house)
        waiting.confirmed(app.test_client(), app, house, email=account.email)

        erase()

        with app.app_context():
            assert db.session.scalars(sa.select(WaitingPerson)).all() == []

    def test_a22_inquiries_vanish_at_the_facility_which_is_told(
        self, app, account, erase, add_offers, database
    ):
        house = add_offers(Offer(name="Haus am See", columns={"email": "haus@example.org"}))[0]
        received = receive(app, house, account_id=account.id, state="beantwortet", announced_at=NOW)
        write_stored(app, received, text="Gern.")
        reader = app.test_client()
        page = reader.get(press(reader, reader.get(received.path), "Anfrage öffnen").location)
        assert "Erika Muster" in page.text

        erase()

        page = pages.main_text(reader.get(received.path))
        assert "hat ihre Daten zurückgezogen" in page
        assert "Erika" not in page
        rows = rows_of(database)
        assert rows["inquiry_message"] == []
        mails = {str(mail["To"]): plain_text(mail) for mail in take_mails(app)}
        assert received.path in mails["haus@example.org"]
        assert "zurückgezogen" in mails[account.email]

    def test_a22_signing_in_is_impossible(self, client, account, erase):
        erase()

        filled = {"email": account.email, "passwort": account.password}
        known = press(client, client.get("/anmelden"), "Anmelden", filled)
        unknown = press(
            client, client.get("/anmelden"), "Anmelden", filled | {"email": "nie@example.org"}
        )

        assert known.status_code == unknown.status_code == 422
        assert pages.problems(known) == pages.problems(unknown)

    def test_a22_saved_results_and_all_other_rows_go(self, app, account, erase, database):
        keep_result(app, account)

        erase()

        left = {name for name, rows in rows_of(database).items() if rows}
        assert left <= {"alembic_version", "erasure", "outgoing_mail", "attempt", "sign_in_failure"}

    def test_a22_reviews_stay_without_name_and_address(
        self, app, client, account, erase, add_offers
    ):
        house = add_offers(Offer(name="Haus am See"))[0]
        link = reviews.publish(client, app, house, email=account.email)

        erase()

        page = pages.main_text(client.get(f"/pflege-und-wohnangebote/{house}/bewertungen"))
        assert "Alle nehmen sich Zeit" in page
        assert "Erika" not in page
        assert client.get(link).status_code == 404

    def test_a22_documents_of_saved_results_go(self, app, account, erase):
        name = store_pdf(app, keep_result(app, account))
        files = app.extensions["outside"].files
        assert files.read(name=name)

        erase()

        assert files.read(name=name) is None

    def test_a_storage_out_of_reach_does_not_keep_the_account(
        self, app, account, erase, monkeypatch
    ):
        keep_result(app, account)

        def fail(**_arguments):
            raise Unavailable("down")

        monkeypatch.setattr("portal.web.documents.purge_owner", fail)

        assert erase().status_code == 303
        assert not is_there(app, account)

    def test_other_sign_ins_are_dead(self, app, other_client, account, erase):
        sign_in(other_client, app, account)

        erase()

        assert other_client.get(PATH).location.startswith("/anmelden")

    def test_a_replayed_cookie_is_dead(self, app, client, erase):
        with client.session_transaction() as session:
            before = dict(session)
        erase()
        other = app.test_client()
        with other.session_transaction() as session:
            session.update(before)

        assert other.get(PATH).location.startswith("/anmelden")

    def test_reset_and_old_links_answer_as_for_everybody(self, app, client, account, erase):
        press(
            client, client.get("/neues-passwort"), "Passwort zurücksetzen", {"email": account.email}
        )
        (mail,) = take_mails(app)
        link = mail.as_string().split("/neues-passwort/")[1].split()[0]
        erase()
        take_mails(app)

        asked = press(
            client, client.get("/neues-passwort"), "Passwort zurücksetzen", {"email": account.email}
        )

        assert asked.location.startswith("/neues-passwort")
        assert take_mails(app) == ()
        assert client.get(f"/neues-passwort/{link}").status_code == 410

    def test_one_mail_confirms_it(self, app, account, erase):
        erase()

        (mail,) = take_mails(app)
        assert (mail["To"], mail["Subject"]) == (account.email, "Ihr Konto ist gelöscht")

    def test_the_address_may_register_anew(self, app, account, erase):
        erase()

        assert make_account(app).email == account.email

    def test_a_second_click_erases_nobody_else(self, app, client, account):
        other = make_account(app, email="other@example.org")
        data = find_form(client.get(PATH), button=ERASE).filled(FILLED, button=ERASE)
        client.post(PATH, data=data)
        take_mails(app)

        client.post(PATH, data=data)

        assert take_mails(app) == ()
        assert is_there(app, other)
        assert not is_there(app, account)


class TestRefused:
    @pytest.mark.parametrize(("typed", "sentence"), [("falsch", WRONG), ("", NEEDED)])
    def test_a22_without_the_right_password(self, app, account, erase, typed, sentence):
        answer = erase(aktuelles_passwort=typed)

        assert answer.status_code == 422
        assert pages.problems(answer) == [("aktuelles_passwort", sentence)]
        assert is_there(app, account)

    def test_guessing_is_slowed_down(self, app, account, erase):
        for _ in range(MOST_ATTEMPTS):
            erase(aktuelles_passwort="falsch")

        answer = erase()

        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0
        assert is_there(app, account)

    def test_another_account_named_in_the_form_is_ignored(self, app, client, account):
        other = make_account(app, email="other@example.org", now=clock.now())
        data = find_form(client.get(PATH), button=ERASE).filled(FILLED, button=ERASE)
        data.update({"id": other.id, "account_id": other.id, "email": other.email})

        client.post(PATH, data=data)

        assert is_there(app, other)
        assert not is_there(app, account)
