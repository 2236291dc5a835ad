"""Changing one's address: the password, a link to both addresses, and nothing before both agree."""

import pytest

from portal.blueprints.auth.address.requesting import ADDRESS_NEEDED, MOST_REQUESTS, THE_SAME
from portal.domain.accounts.events import Event
from portal.models.account import Account
from portal.web.extensions import db
from portal.web.own_password import WRONG
from tests.factories import hostile, pages
from tests.factories.accounts import GOOD_WORDS, make_account
from tests.factories.forms import find_form, press
from tests.factories.mails import first_link, plain_text, take_mails
from tests.factories.own_account import events_of
from tests.support.statements import writes_nothing

PATH = "/mein-konto/e-mail-adresse"
WANTED = "neu@example.org"
FILLED = {"email": WANTED, "aktuelles_passwort": GOOD_WORDS}
REQUEST, CONFIRM, CANCEL = "Links anfordern", "Wechsel bestätigen", "Wechsel abbrechen"
HOST = "http://127.0.0.1:8000"


@pytest.fixture
def ask(client, account):
    assert account
    return lambda **changes: press(client, client.get(PATH), REQUEST, FILLED | changes)


@pytest.fixture
def links(app, ask):
    """Return the path of each link by the address to which it went."""
    ask()
    return {mail["To"]: first_link(mail).removeprefix(HOST) for mail in take_mails(app)}


def email_of(app, account):
    with app.app_context():
        return db.session.get_one(Account, account.id).email


class TestRequest:
    def test_its_title_breaks_between_words_only(self, client, account):
        assert account
        assert pages.heading(client.get(PATH)) == "E\u2011Mail\u2011Adresse ändern"

    def test_both_addresses_get_their_own_link(self, app, account, ask):
        answer = ask()

        assert (answer.status_code, answer.location) == (303, PATH)
        mails = {mail["To"]: mail for mail in take_mails(app)}
        assert set(mails) == {account.email, WANTED}
        assert first_link(mails[WANTED]) != first_link(mails[account.email])
        assert account.email not in plain_text(mails[WANTED])
        assert WANTED in plain_text(mails[account.email])

    def test_the_change_that_waits_is_shown(self, client, ask):
        ask()

        shown = pages.main_text(client.get(PATH))

        assert f"Der Wechsel zu {WANTED} wartet" in shown
        assert shown.count("noch nicht bestätigt") == 2
        assert WANTED in pages.main_text(client.get("/mein-konto/einstellungen"))

    def test_the_links_name_the_portal_and_never_the_request(self, app, client, account):
        page = client.get(PATH)
        data = find_form(page, button=REQUEST).filled(FILLED, button=REQUEST)

        client.post(PATH, data=data, headers={"X-Forwarded-Host": "evil.example"})

        assert account
        links = [first_link(mail) for mail in take_mails(app)]
        assert [link.startswith(f"{HOST}/") for link in links] == [True, True]

    def test_a_taken_address_looks_the_same_and_only_its_owner_is_told(self, app, client, ask):
        make_account(app, email=WANTED)
        other = client.get(PATH)

        answer = ask()

        assert (answer.status_code, answer.location) == (303, PATH)
        told = {mail["To"]: plain_text(mail) for mail in take_mails(app)}
        assert "gehört schon Ihr Konto" in " ".join(told[WANTED].split())
        assert "/e-mail-bestaetigen/" not in told[WANTED]
        assert f"Der Wechsel zu {WANTED} wartet" in pages.main_text(client.get(PATH))
        assert other.status_code == 200


class TestRefused:
    def test_a_wrong_password(self, app, ask):
        answer = ask(aktuelles_passwort="falsch")

        assert answer.status_code == 422
        assert pages.problems(answer) == [("aktuelles_passwort", WRONG)]
        assert find_form(answer, button=REQUEST).chosen("email") == [WANTED]
        assert take_mails(app) == ()

    @pytest.mark.parametrize(
        "typed", ["", "x", "a@b@c.de", "a b@example.org", "a@example.org\r\nBcc: x@example.org"]
    )
    def test_what_is_no_address(self, app, ask, typed):
        answer = ask(email=typed)

        assert answer.status_code == 422
        assert pages.problems(answer) == [("email", ADDRESS_NEEDED)]
        assert take_mails(app) == ()

    def test_the_address_of_the_account(self, ask, account):
        assert pages.problems(ask(email=account.email.upper())) == [("email", THE_SAME)]

    @pytest.mark.parametrize("typed", hostile.HOSTILE)
    def test_hostile_text_is_shown_as_text(self, ask, typed):
        hostile.assert_only_text(ask(email=typed))

    def test_strangers_cannot_be_flooded(self, app, ask):
        for number in range(MOST_REQUESTS):
            ask(email=f"fremd{number}@example.org")
        take_mails(app)

        answer = ask()

        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0
        assert take_mails(app) == ()

    def test_signed_out_it_leads_to_the_sign_in(self, client):
        assert client.get(PATH).location.startswith("/anmelden?weiter=")


class TestConfirm:
    @pytest.mark.parametrize("newest_first", [False, True])
    def test_the_second_confirmation_switches_the_address(
        self, app, other_client, account, links, *, newest_first
    ):
        first, second = sorted(links, key=lambda email: email == WANTED, reverse=newest_first)

        half = press(other_client, other_client.get(links[first]), CONFIRM)
        assert "Ein Schritt fehlt noch" in pages.main_text(other_client.get(half.location))
        assert email_of(app, account) == account.email
        done = press(other_client, other_client.get(links[second]), CONFIRM)

        assert pages.heading(other_client.get(done.location)) == "Die neue E-Mail-Adresse gilt"
        assert email_of(app, account) == WANTED
        assert {mail["To"] for mail in take_mails(app)} == {account.email, WANTED}
        with app.app_context():
            assert events_of(db.session(), account.id)[-1] == Event.ADDRESS_CHANGED

    def test_the_owner_stays_signed_in_with_the_new_address(self, client, other_client, links):
        for path in links.values():
            press(other_client, other_client.get(path), CONFIRM)

        assert f"Ihr Konto gehört zu {WANTED}" in pages.main_text(client.get(PATH))

    def test_opening_a_link_changes_nothing(self, app, other_client, account, links, database):
        with writes_nothing(database):
            for path in links.values():
                other_client.get(path)
                other_client.head(path)

        assert email_of(app, account) == account.email

    def test_a_second_click_has_no_second_effect(self, app, other_client, account, links):
        opened = [other_client.get(path) for path in links.values()]
        for page in opened:
            press(other_client, page, CONFIRM)
        take_mails(app)

        again = [press(other_client, page, CONFIRM).status_code for page in opened]

        assert again == [303, 303]
        assert take_mails(app) == ()
        assert email_of(app, account) == WANTED

    def test_the_page_tells_nobody_its_address(self, other_client, links):
        assert len(links) == 2
        for path in links.values():
            answer = other_client.get(path)
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["Cache-Control"] == "no-store"

    def test_the_new_address_learns_nothing_of_the_old_one(self, other_client, account, links):
        assert account.email not in other_client.get(links[WANTED]).text


class TestDead:
    def assert_dead(self, answer):
        assert answer.status_code == 410
        assert pages.heading(answer) == "Dieser Link gilt nicht mehr"

    def test_a_changed_link(self, other_client, links):
        path = links[WANTED]
        other_end = "A" if path.endswith("_") else "_"

        for changed in (path[:-1], path[:-1] + other_end):
            self.assert_dead(other_client.get(changed))

    def test_a_cancelled_change(self, app, client, other_client, account, links):
        opened = other_client.get(links[WANTED])
        cancelled = press(client, client.get(PATH), CANCEL)

        assert "abgebrochen" in pages.main_text(client.get(cancelled.location))
        self.assert_dead(press(other_client, opened, CONFIRM))
        self.assert_dead(other_client.get(links[account.email]))
        assert email_of(app, account) == account.email

    def test_cancelling_twice_is_no_error(self, client, links):
        page = client.get(PATH)
        assert links

        assert [press(client, page, CANCEL).status_code for _ in range(2)] == [303, 303]

    def test_a_change_that_another_one_replaced(self, app, other_client, links, ask):
        ask(email="noch@example.org")
        assert len(take_mails(app)) == 2

        self.assert_dead(other_client.get(links[WANTED]))

    def test_an_address_that_somebody_else_has_by_now(self, app, other_client, account, links):
        press(other_client, other_client.get(links[account.email]), CONFIRM)
        opened = other_client.get(links[WANTED])
        make_account(app, email=WANTED)

        self.assert_dead(press(other_client, opened, CONFIRM))
        assert email_of(app, account) == account.email
