"""An account waits for its address to be confirmed; known addresses are told by mail only."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.credentials import UNUSABLE_HASH
from portal.domain.accounts.email_address import read_address
from portal.domain.accounts.events import Event
from portal.domain.accounts.person import Person
from portal.domain.accounts.purposes import Purpose
from portal.domain.accounts.registration import Registration
from portal.domain.accounts.roles import Role
from portal.domain.accounts.terms import ACTIVATION_MAIL_PAUSE
from portal.models.account import Account
from portal.models.account_token import AccountToken
from portal.models.security_event import SecurityEvent
from portal.services.accounts import register as module
from portal.services.accounts.register import RegisteredMeanwhile, register
from tests.factories.accounts import make_account
from tests.factories.directory import NOW
from tests.factories.mails import make_letter
from tests.support.ports import MirrorCipher

EMAIL = "erika@example.org"
NEW, KNOWN = "Bitte bestätigen", "Schon ein Konto"


def attempt(
    session: Session,
    number: int = 1,
    *,
    email: str = EMAIL,
    now=NOW,
    seen_hash: str = "",
    is_same_password: bool = False,
) -> None:
    register(
        session,
        account_id=f"{number:032x}",
        registration=Registration(
            address=read_address(text=email),
            person=Person("Frau", "Erika", "Musterfrau", "030 123"),
            terms_version="7",
            next_path="/ziel",
        ),
        password_hash=f"hash {number}",
        seen_hash=seen_hash,
        is_same_password=is_same_password,
        token_hash=f"{number:064x}",
        activation=make_letter(recipient=email, subject=NEW),
        activation_id=f"{2 * number:032x}",
        known=make_letter(recipient=email, subject=KNOWN),
        known_id="f" * 32,
        device="Firefox",
        now=now,
        cipher=MirrorCipher(),
    )


class TestNewAddress:
    def test_a10_a_seekers_account_waits_for_its_address(self, session: Session, subjects):
        attempt(session)

        account = session.scalars(sa.select(Account)).one()
        assert account.role == Role.SEEKER.value
        assert account.activated_at is None
        assert (account.email, account.email_key) == (EMAIL, EMAIL)
        assert (account.salutation, account.first_name, account.phone) == (
            "Frau",
            "Erika",
            "030 123",
        )
        assert (account.terms_version, account.terms_accepted_at) == ("7", NOW)
        assert subjects() == [(EMAIL, NEW)]

    def test_a11_its_link_remembers_where_the_person_wanted_to_go(self, session: Session):
        attempt(session)

        link = session.scalars(sa.select(AccountToken)).one()
        assert (link.token_hash, link.purpose) == (f"{1:064x}", Purpose.ACTIVATION.value)
        assert link.next_path == "/ziel"

    def test_the_owner_sees_when_it_was_made(self, session: Session):
        attempt(session)

        event = session.scalars(sa.select(SecurityEvent)).one()
        assert (event.kind, event.device) == (Event.REGISTERED.value, "Firefox")


class TestKnownAddress:
    def test_its_owner_is_told_by_mail_and_nothing_else_happens(self, session: Session, subjects):
        made = make_account(session, email=EMAIL, password_hash="former")

        attempt(session, email="Erika@Example.org")

        account = session.scalars(sa.select(Account)).one()
        assert (account.id, account.password_hash) == (made.id, "former")
        assert subjects() == [(EMAIL, KNOWN)]
        assert session.scalars(sa.select(AccountToken)).all() == []

    def test_the_same_mail_is_posted_once(self, session: Session, subjects):
        make_account(session, email=EMAIL)

        attempt(session, 1)
        attempt(session, 2)

        assert len(subjects()) == 1


class TestUnconfirmedAddress:
    def test_within_an_hour_nothing_happens(self, session: Session, subjects):
        attempt(session, 1)

        attempt(
            session,
            2,
            now=NOW + ACTIVATION_MAIL_PAUSE - timedelta(seconds=1),
            seen_hash="hash 1",
            is_same_password=True,
        )

        account = session.scalars(sa.select(Account)).one()
        assert (account.id, account.password_hash) == (f"{1:032x}", "hash 1")
        assert len(subjects()) == 1

    def test_later_the_newest_statement_counts_and_former_links_end(
        self, session: Session, subjects
    ):
        attempt(session, 1)

        attempt(
            session,
            2,
            now=NOW + ACTIVATION_MAIL_PAUSE,
            seen_hash="hash 1",
            is_same_password=True,
        )

        account = session.scalars(sa.select(Account)).one()
        assert (account.id, account.password_hash) == (f"{2:032x}", "hash 2")
        assert session.scalars(sa.select(AccountToken.token_hash)).all() == [f"{2:064x}"]
        assert len(subjects()) == 2


class TestAnotherPassword:
    @pytest.mark.parametrize(
        ("later", "account_id", "mails"),
        [(timedelta(minutes=59), f"{1:032x}", 1), (ACTIVATION_MAIL_PAUSE, f"{2:032x}", 2)],
    )
    def test_a10_makes_neither_of_the_two_count(
        self, session: Session, subjects, later, account_id, mails
    ):
        attempt(session, 1)

        attempt(session, 2, now=NOW + later, seen_hash="hash 1")

        session.expire_all()
        account = session.scalars(sa.select(Account)).one()
        assert (account.id, account.password_hash) == (account_id, UNUSABLE_HASH)
        assert len(subjects()) == mails

    @pytest.mark.parametrize("hours", [0, 1])
    def test_a10_no_password_brings_it_back(self, session: Session, hours):
        attempt(session, 1)
        attempt(session, 2, seen_hash="hash 1")

        attempt(session, 3, now=NOW + timedelta(hours=hours), seen_hash=UNUSABLE_HASH)

        session.expire_all()
        assert session.scalars(sa.select(Account.password_hash)).all() == [UNUSABLE_HASH]


class TestAtTheSameMoment:
    @pytest.mark.parametrize("seen_hash", ["", "hash 0", UNUSABLE_HASH])
    def test_a_password_that_was_compared_with_another_account_changes_nothing(
        self, session: Session, seen_hash
    ):
        attempt(session, 1)

        with pytest.raises(RegisteredMeanwhile):
            attempt(session, 2, seen_hash=seen_hash)

        assert session.scalars(sa.select(Account.password_hash)).all() == ["hash 1"]

    def test_the_second_is_told_that_it_was_second(self, session: Session, monkeypatch):
        attempt(session, 1)
        monkeypatch.setattr(module, "find_by_address", lambda *_, **__: None)

        with pytest.raises(RegisteredMeanwhile):
            attempt(session, 2)
