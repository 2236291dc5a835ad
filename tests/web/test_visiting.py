"""Who is signed in in this browser."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.accounts.roles import Role
from portal.domain.accounts.terms import session_term
from portal.models.account_session import AccountSession
from portal.web import visiting
from portal.web.extensions import db
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import NOW
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted
from tests.web.conftest import AddView

PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


@pytest.fixture
def who(add_view: AddView, client: CheckedClient):
    """Return a function that asks the portal who is signed in here."""
    add_view("/wer", lambda: (getattr(visiting.visitor(), "email", ""), PLAIN))
    return lambda: client.get("/wer").text


class TestToken:
    def test_is_random_and_long(self):
        tokens = {visiting.fresh_token() for _ in range(50)}

        assert len(tokens) == 50
        assert all(len(token) >= 32 for token in tokens)

    def test_only_its_hash_is_stored(self, app: Flask, client: CheckedClient):
        sign_in(client, app, make_account(app))

        with client.session_transaction() as session:
            token = session[visiting.TOKEN_NAME]
        with app.app_context():
            stored = db.session.scalars(sa.select(AccountSession.token_hash)).one()

        assert stored == visiting.hash_token(token=token) != token


class TestVisitor:
    def test_is_the_owner_of_the_token(self, app: Flask, client: CheckedClient, freeze, who):
        freeze(NOW)
        made = make_account(app)
        sign_in(client, app, made)

        assert who() == made.email

    @pytest.mark.usefixtures("who")
    def test_is_nobody_without_a_cookie_and_no_session_is_opened(
        self, app: Flask, client: CheckedClient
    ):
        with app.app_context(), counted(db.engine) as statements:
            answer = client.get("/wer")

        assert answer.text == ""
        assert statements == []
        assert "Set-Cookie" not in answer.headers
        assert answer.headers.get("Cache-Control") != "no-store"

    def test_is_nobody_once_the_term_is_over(self, app: Flask, client: CheckedClient, freeze, who):
        freeze(NOW)
        sign_in(client, app, make_account(app))
        freeze(NOW + session_term(role=Role.SEEKER) - timedelta(seconds=1))
        assert who() == "erika@example.org"

        freeze(NOW + session_term(role=Role.SEEKER))

        assert who() == ""

    def test_is_nobody_once_the_sign_in_was_ended_elsewhere(
        self, app: Flask, client: CheckedClient, freeze, who
    ):
        freeze(NOW)
        sign_in(client, app, make_account(app))
        with app.app_context(), db.session.begin():
            db.session.execute(sa.delete(AccountSession))

        assert who() == ""

    @pytest.mark.parametrize("token", ["x", "", "0" * 64, 7, None, ["x"]])
    def test_is_nobody_with_a_token_of_nobody(
        self, app: Flask, client: CheckedClient, who, token: object
    ):
        make_account(app)
        with client.session_transaction() as session:
            session[visiting.TOKEN_NAME] = token

        assert who() == ""

    def test_costs_one_statement(self, app: Flask, client: CheckedClient, freeze, add_view):
        freeze(NOW)
        add_view("/zweimal", lambda: (f"{visiting.visitor()}{visiting.visitor()}", PLAIN))
        sign_in(client, app, make_account(app))

        with app.app_context(), counted(db.engine) as statements:
            client.get("/zweimal")

        assert len(statements) == 1


class TestSignIn:
    def test_keeps_what_was_under_way_and_nothing_else(
        self, client: CheckedClient, add_view: AddView
    ):
        add_view("/hinein", lambda: (str(visiting.sign_in(token="t" * 32)), PLAIN))
        kept = dict.fromkeys(visiting.KEPT_AT_SIGN_IN, "x")
        with client.session_transaction() as session:
            session.update(kept)
            session["csrf_token"] = session["other"] = "former"

        client.get("/hinein")

        with client.session_transaction() as session:
            assert dict(session) == {**kept, visiting.TOKEN_NAME: "t" * 32}


class TestSignOut:
    def test_leaves_nothing(self, client: CheckedClient, add_view: AddView):
        add_view("/hinaus", lambda: (str(visiting.sign_out()), PLAIN))
        with client.session_transaction() as session:
            session.update({"robin": "x", visiting.TOKEN_NAME: "t"})

        client.get("/hinaus")

        with client.session_transaction() as session:
            assert dict(session) == {}
