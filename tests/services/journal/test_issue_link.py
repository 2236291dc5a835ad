"""A link is stored by the hash of its token, with the term of its purpose."""

import pytest
from sqlalchemy.orm import Session

from portal.domain.accounts.purposes import Purpose
from portal.models.account_token import AccountToken
from portal.services.journal.issue_link import issue_link
from tests.factories.accounts import make_account
from tests.factories.directory import NOW


class TestIssueLink:
    @pytest.mark.parametrize("purpose", [Purpose.ACTIVATION, Purpose.RESET])
    def test_lasts_as_long_as_its_purpose_says(self, session: Session, purpose: Purpose):
        made = make_account(session)

        issue_link(session, account_id=made.id, purpose=purpose, token_hash="a" * 64, now=NOW)

        link = session.get_one(AccountToken, "a" * 64)
        assert (link.purpose, link.expires_at) == (purpose.value, NOW + purpose.term)
        assert link.used_at is None
        assert link.new_email is None

    def test_carries_the_new_address_of_a_change(self, session: Session):
        made = make_account(session)

        issue_link(
            session,
            account_id=made.id,
            purpose=Purpose.NEW_ADDRESS,
            token_hash="a" * 64,
            new_email="neu@example.org",
            now=NOW,
        )

        assert session.get_one(AccountToken, "a" * 64).new_email == "neu@example.org"
