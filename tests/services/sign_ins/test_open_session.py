"""A right password opens a sign-in; with a second factor, only the page for its code."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.credentials import Credentials
from portal.domain.accounts.events import Event
from portal.domain.accounts.roles import Role
from portal.domain.accounts.terms import session_term
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.models.security_event import SecurityEvent
from portal.queries.accounts import find_credentials
from portal.services.sign_ins.open_session import AccountChanged, open_session
from portal.web.visiting import hash_token
from tests.factories.accounts import TOTP_BASE32, make_account, store_sign_in
from tests.factories.directory import NOW

TOKEN_HASH = "b" * 64


def credentials_of(session: Session, email: str) -> Credentials:
    found = find_credentials(session, email_key=email)
    assert found is not None
    return found


def enter(session: Session, credentials: Credentials, **changes: str) -> None:
    open_session(
        session,
        **{
            "credentials": credentials,
            "session_id": "s" * 32,
            "token_hash": TOKEN_HASH,
            "former_token_hash": "",
            "renewed_hash": "",
            "device": "Firefox",
            "now": NOW,
            **changes,
        },
    )


def stored(session: Session) -> AccountSession:
    return session.scalars(sa.select(AccountSession).filter_by(token_hash=TOKEN_HASH)).one()


class TestOpenSession:
    @pytest.mark.parametrize("role", Role)
    def test_a13_opens_one_for_the_term_of_the_role(self, session: Session, role: Role):
        made = make_account(session, role=role)

        enter(session, credentials_of(session, made.email))

        opened = stored(session)
        assert (opened.account_id, opened.device) == (made.id, "Firefox")
        assert (opened.signed_in_at, opened.expires_at) == (NOW, NOW + session_term(role=role))
        assert not opened.awaits_second_factor
        assert session.scalars(sa.select(SecurityEvent.kind)).all() == [Event.SIGNED_IN.value]

    def test_with_a_second_factor_it_waits_and_nothing_is_noted_yet(self, session: Session):
        made = make_account(session, totp_secret=TOTP_BASE32)

        enter(session, credentials_of(session, made.email))

        assert stored(session).awaits_second_factor
        assert session.scalars(sa.select(SecurityEvent)).all() == []

    def test_ends_what_this_browser_had_before_and_no_other(self, session: Session):
        made = make_account(session)
        store_sign_in(session, made, token="former")
        elsewhere = store_sign_in(session, made, token="elsewhere")

        enter(
            session,
            credentials_of(session, made.email),
            former_token_hash=hash_token(token="former"),
        )

        found = set(session.scalars(sa.select(AccountSession.id)))
        assert found == {elsewhere, "s" * 32}

    def test_stores_the_renewed_hash(self, session: Session):
        made = make_account(session, password_hash="former")

        enter(session, credentials_of(session, made.email), renewed_hash="renewed")

        assert session.get_one(Account, made.id).password_hash == "renewed"

    def test_refuses_what_was_checked_before_a_change_of_password(self, session: Session):
        made = make_account(session)
        checked = credentials_of(session, made.email)
        session.get_one(Account, made.id).password_hash = "another"
        session.flush()

        with pytest.raises(AccountChanged):
            enter(session, checked)

        assert session.scalars(sa.select(AccountSession)).all() == []

    def test_p10_refuses_an_account_that_is_locked(self, session: Session):
        made = make_account(session, locked_at=NOW, lock_reason="Schreibt Werbung.")

        with pytest.raises(AccountChanged):
            enter(session, credentials_of(session, made.email))

        assert session.scalars(sa.select(AccountSession)).all() == []

    def test_refuses_an_account_that_was_erased(self, session: Session):
        made = make_account(session)
        checked = credentials_of(session, made.email)
        session.execute(sa.delete(Account))

        with pytest.raises(AccountChanged):
            enter(session, checked)


class TestTerm:
    def test_is_longer_than_twenty_hours_for_seekers(self):
        assert session_term(role=Role.SEEKER) > timedelta(hours=20)
