"""A new password by a link: every sign-in and every other link ends."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.purposes import Purpose
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.models.account_token import AccountToken
from portal.models.outgoing_mail import OutgoingMail
from portal.models.security_event import SecurityEvent
from portal.queries.account_links import LinkInvalid
from portal.services.journal.end_links import end_links
from portal.services.journal.issue_link import issue_link
from portal.services.passwords.set_by_link import set_by_link
from tests.factories.accounts import make_account, store_sign_in
from tests.factories.directory import NOW
from tests.factories.mails import make_letter
from tests.support.ports import MirrorCipher

FIRST, SECOND = "a" * 64, "b" * 64
LATER = NOW + timedelta(minutes=10)


@pytest.fixture
def made(session: Session):
    made = make_account(session, password_hash="former")
    for token_hash in (FIRST, SECOND):
        issue_link(
            session, account_id=made.id, purpose=Purpose.RESET, token_hash=token_hash, now=NOW
        )
    return made


def replace(session: Session, token_hash: str = FIRST, *, now=LATER) -> None:
    set_by_link(
        session,
        token_hash=token_hash,
        password_hash="new",
        letter=make_letter(),
        mail_id="1" * 32,
        device="Firefox",
        now=now,
        cipher=MirrorCipher(),
    )


class TestSetByLink:
    def test_a17_stores_the_new_hash_and_tells_the_owner(self, session: Session, made):
        replace(session)

        assert session.get_one(Account, made.id).password_hash == "new"
        assert session.scalars(sa.select(OutgoingMail.account_id)).all() == [made.id]
        kinds = session.scalars(sa.select(SecurityEvent.kind)).all()
        assert kinds == [Event.PASSWORD_CHANGED.value]

    def test_a17_ends_every_sign_in_of_the_account(self, session: Session, made):
        store_sign_in(session, made)
        store_sign_in(session, made)
        other = make_account(session, email="otto@example.org")
        kept = store_sign_in(session, other)

        replace(session)

        assert session.scalars(sa.select(AccountSession.id)).all() == [kept]

    @pytest.mark.usefixtures("made")
    @pytest.mark.parametrize("token_hash", [FIRST, SECOND])
    def test_a17_no_link_works_after_one_was_used(self, session: Session, token_hash: str):
        replace(session)

        with pytest.raises(LinkInvalid):
            replace(session, token_hash)

    @pytest.mark.usefixtures("made")
    @pytest.mark.parametrize("wrong", [{"token_hash": "c" * 64}, {"now": NOW + Purpose.RESET.term}])
    def test_a17_refuses_every_other_link(self, session: Session, wrong):
        with pytest.raises(LinkInvalid):
            replace(session, **wrong)

        assert session.scalars(sa.select(Account.password_hash)).all() == ["former"]

    def test_refuses_a_link_after_password_or_address_were_changed(self, session: Session, made):
        end_links(session, account_id=made.id, now=NOW)

        with pytest.raises(LinkInvalid):
            replace(session)

    def test_confirms_an_address_that_nobody_had_confirmed(self, session: Session, made):
        session.get_one(Account, made.id).activated_at = None
        session.flush()

        replace(session)

        assert session.get_one(Account, made.id).activated_at == LATER
        kinds = set(session.scalars(sa.select(SecurityEvent.kind)))
        assert kinds == {Event.ACTIVATED.value, Event.PASSWORD_CHANGED.value}

    def test_leaves_the_day_of_confirmation_of_all_others(self, session: Session, made):
        replace(session)

        assert session.get_one(Account, made.id).activated_at == NOW
        assert session.scalars(
            sa.select(AccountToken.used_at).order_by(AccountToken.token_hash)
        ).all() == [LATER, LATER]
