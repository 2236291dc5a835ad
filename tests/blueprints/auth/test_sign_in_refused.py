"""What does not fit is refused neutrally, and guessing slows down."""

from datetime import timedelta

import pytest

from portal.domain.accounts.events import Event
from portal.models.account_session import AccountSession
from portal.models.known_place import KnownPlace
from portal.models.security_event import SecurityEvent
from tests.blueprints.auth.entering import SIGN_IN, enter, rows
from tests.factories import accounts, pages
from tests.factories.accounts import make_account
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press


class TestWrongPassword:
    def test_a13_is_refused_neutrally_and_the_address_kept(self, client, app):
        make_account(app)

        page = enter(client, password="falsch")

        assert page.status_code == 422
        ((anchor, sentence),) = pages.problems(page)
        assert anchor == "email"
        assert "passen nicht zusammen" in sentence
        assert find_form(page, button="Anmelden").chosen("email") == ["erika@example.org"]

    def test_a13_known_and_unknown_addresses_look_alike(self, client, app):
        make_account(app)
        make_account(app, email="ungenannt@example.org", activated=False)

        known, waiting, unknown = (
            enter(client, email=email, password="falsch")
            for email in ("erika@example.org", "ungenannt@example.org", "niemand@example.org")
        )

        texts = {pages.main_text(page) for page in (known, waiting, unknown)}
        assert len(texts) == 1
        assert {page.status_code for page in (known, waiting, unknown)} == {422}

    def test_a13_a_hash_is_computed_for_nobody_as_well(self, client, app, hashed):
        make_account(app)

        enter(client, password="falsch")
        enter(client, email="niemand@example.org", password="falsch")

        assert hashed == ["verify", "verify_nothing"]

    def test_a13_known_and_unknown_addresses_cost_the_same_transactions(self, client, app, begun):
        make_account(app)
        form = find_form(client.get(SIGN_IN), button="Anmelden")
        counts = []
        for email in ("erika@example.org", "niemand@example.org"):
            begun.clear()
            data = form.filled({"email": email, "passwort": "falsch"}, button="Anmelden")
            client.post(SIGN_IN, data=data)
            counts.append(len(begun))

        assert counts[0] == counts[1] > 0

    def test_the_owner_sees_it_among_the_events(self, client, app):
        made = make_account(app)

        enter(client, password="falsch")

        assert rows(app, SecurityEvent.account_id, SecurityEvent.kind) == [
            (made.id, Event.SIGN_IN_FAILED.value)
        ]

    @pytest.mark.parametrize("typed", ["", "keine Adresse", "a@b@c", "x" * 3_000])
    def test_what_is_no_address_is_said(self, client, typed):
        page = enter(client, email=typed)

        assert page.status_code == 422
        assert "vollständig" in pages.problems(page)[0][1]

    @pytest.mark.parametrize("password", ["", "x" * 60_000, "\0", "🌧" * 300])
    def test_every_password_gets_an_answer(self, client, app, password):
        make_account(app)

        assert enter(client, password=password).status_code == 422

    def test_a_password_of_a_megabyte_is_refused_before_hashing(self, client, app, hashed):
        make_account(app)

        assert enter(client, password="x" * 1_000_000).status_code == 413
        assert hashed == []


class TestThrottling:
    def test_a13_many_wrong_passwords_slow_down(self, client, app):
        make_account(app)
        for _ in range(10):
            enter(client, password="falsch")

        page = enter(client)

        assert page.status_code == 429
        assert int(page.headers["Retry-After"]) > 0
        assert "Bitte warten Sie" in pages.problems(page)[0][1]

    def test_a13_the_right_password_works_after_the_pause(self, client, app, freeze):
        make_account(app)
        for _ in range(10):
            enter(client, password="falsch")
        wait = int(enter(client).headers["Retry-After"])

        freeze(NOW + timedelta(seconds=wait))

        assert enter(client).status_code == 303

    def test_a13_strangers_never_lock_the_owner_out(self, client, other_client, app):
        make_account(app)
        enter(client)
        press(client, client.get("/"), "Abmelden")
        for number in range(15):
            other_client.environ_base["REMOTE_ADDR"] = f"198.51.100.{number}"
            enter(other_client, password="falsch")
        assert enter(other_client).status_code == 429

        assert enter(client).status_code == 303

    def test_the_place_is_known_after_a_sign_in_only(self, client, app):
        made = make_account(app)
        enter(client, password="falsch")
        assert rows(app, KnownPlace.account_id) == []

        enter(client)

        assert rows(app, KnownPlace.account_id) == [(made.id,)]


class TestLoginForgery:
    def test_nobody_is_signed_in_to_a_strangers_account_without_the_token(self, client, app):
        make_account(app)
        data = {"email": "erika@example.org", "passwort": accounts.GOOD_WORDS}

        assert client.post(SIGN_IN, data=data).status_code == 400

        assert rows(app, AccountSession.id) == []

    def test_nor_with_the_strangers_own(self, client, other_client, app):
        make_account(app)
        form = find_form(other_client.get(SIGN_IN), button="Anmelden")
        client.get(SIGN_IN)
        data = form.filled(
            {"email": "erika@example.org", "passwort": accounts.GOOD_WORDS}, button="Anmelden"
        )

        assert client.post(SIGN_IN, data=data).status_code == 400

        assert rows(app, AccountSession.id) == []
