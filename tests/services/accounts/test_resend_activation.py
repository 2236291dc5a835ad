"""The link that confirms an address, once more: at most one in an hour."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.purposes import Purpose
from portal.domain.accounts.terms import ACTIVATION_MAIL_PAUSE
from portal.models.account_token import AccountToken
from portal.services.accounts.resend_activation import resend_activation
from portal.services.journal.issue_link import issue_link
from tests.factories.accounts import make_account
from tests.factories.directory import NOW
from tests.factories.mails import make_letter
from tests.support.ports import MirrorCipher

AFTER_PAUSE = NOW + ACTIVATION_MAIL_PAUSE


def resend(session: Session, account_id: str, *, now=AFTER_PAUSE) -> bool:
    return resend_activation(
        session,
        account_id=account_id,
        token_hash="b" * 64,
        next_path="/ziel",
        letter=make_letter(subject="Noch einmal"),
        mail_id="1" * 32,
        now=now,
        cipher=MirrorCipher(),
    )


@pytest.fixture
def waiting(session: Session):
    made = make_account(session, activated=False)
    issue_link(
        session, account_id=made.id, purpose=Purpose.ACTIVATION, token_hash="a" * 64, now=NOW
    )
    return made


class TestResendActivation:
    def test_a11_posts_another_link_and_leaves_the_first(self, session, waiting, subjects):
        assert resend(session, waiting.id) is True

        assert subjects() == [(waiting.email, "Noch einmal")]
        links = session.scalars(sa.select(AccountToken).order_by(AccountToken.token_hash)).all()
        assert [link.used_at for link in links] == [None, None]
        assert links[1].next_path == "/ziel"

    def test_a11_posts_none_within_an_hour(self, session, waiting, subjects):
        assert resend(session, waiting.id, now=AFTER_PAUSE - timedelta(seconds=1)) is False

        assert subjects() == []

    def test_posts_none_for_a_confirmed_account_or_none(self, session, subjects):
        assert resend(session, make_account(session).id) is False
        assert resend(session, "0" * 32) is False

        assert subjects() == []
