"""A link that the operator hands over."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.purposes import Purpose
from portal.models.account_token import AccountToken
from portal.models.security_event import SecurityEvent
from portal.services.passwords.issue_reset import issue_reset
from tests.factories.accounts import make_account
from tests.factories.directory import NOW


class TestIssueReset:
    def test_is_like_any_other_and_noted(self, session: Session):
        made = make_account(session)

        issue_reset(session, account_id=made.id, token_hash="a" * 64, now=NOW)

        link = session.scalars(sa.select(AccountToken)).one()
        assert (link.purpose, link.expires_at) == (Purpose.RESET.value, NOW + Purpose.RESET.term)
        assert session.scalars(sa.select(SecurityEvent.account_id)).all() == [made.id]
