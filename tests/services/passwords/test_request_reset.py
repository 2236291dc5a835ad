"""A link to replace a forgotten password: for known addresses only, and not too many."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.purposes import Purpose
from portal.models.account_token import AccountToken
from portal.models.outgoing_mail import OutgoingMail
from portal.models.security_event import SecurityEvent
from portal.services.passwords.request_reset import MOST_LINKS, request_reset
from tests.factories.accounts import make_account
from tests.factories.directory import NOW
from tests.factories.mails import make_letter
from tests.support.ports import MirrorCipher


def ask(session: Session, number: int = 1, *, email_key: str = "erika@example.org", now=NOW):
    request_reset(
        session,
        email_key=email_key,
        token_hash=f"{number:064x}",
        letter=make_letter(),
        mail_id=f"{number:032x}",
        device="Firefox",
        now=now,
        cipher=MirrorCipher(),
    )


def count(session: Session, model: type) -> int:
    return len(session.scalars(sa.select(model)).all())


class TestRequestReset:
    @pytest.mark.parametrize("activated", [True, False])
    def test_a15_posts_a_link_for_an_hour(self, session: Session, activated):
        made = make_account(session, activated=activated)

        ask(session)

        link = session.scalars(sa.select(AccountToken)).one()
        assert (link.account_id, link.purpose) == (made.id, Purpose.RESET.value)
        assert link.expires_at == NOW + timedelta(minutes=60)
        assert session.scalars(sa.select(OutgoingMail.account_id)).all() == [made.id]
        kinds = session.scalars(sa.select(SecurityEvent.kind)).all()
        assert kinds == [Event.RESET_REQUESTED.value]

    def test_a15_does_nothing_for_an_unknown_address(self, session: Session):
        make_account(session)

        ask(session, email_key="otto@example.org")

        assert [count(session, one) for one in (AccountToken, OutgoingMail, SecurityEvent)] == [
            0
        ] * 3

    def test_floods_nobody(self, session: Session):
        make_account(session)

        for number in range(MOST_LINKS + 3):
            ask(session, number)

        assert count(session, OutgoingMail) == MOST_LINKS
        ask(session, 99, now=NOW + Purpose.RESET.term)
        assert count(session, OutgoingMail) == MOST_LINKS + 1
