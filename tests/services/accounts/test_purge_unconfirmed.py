"""What nobody confirmed goes, and links that are over."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.purposes import Purpose
from portal.domain.accounts.terms import NEVER_ACTIVATED
from portal.models.account import Account
from portal.models.account_token import AccountToken
from portal.services.accounts.purge_unconfirmed import purge_unconfirmed
from portal.services.journal.issue_link import issue_link
from tests.factories.accounts import make_account
from tests.factories.directory import NOW


class TestPurgeUnconfirmed:
    def test_deletes_accounts_that_nobody_confirmed_in_a_week(self, session: Session):
        old = NOW - NEVER_ACTIVATED - timedelta(seconds=1)
        make_account(session, email="1@example.org", activated=False, now=old)
        young = make_account(session, email="2@example.org", activated=False, now=NOW)
        confirmed = make_account(session, email="3@example.org", now=old)

        assert purge_unconfirmed(session, now=NOW) == 1

        assert set(session.scalars(sa.select(Account.id))) == {young.id, confirmed.id}
        assert purge_unconfirmed(session, now=NOW) == 0

    def test_an_account_whose_link_was_sent_once_more_stays_until_that_is_over(
        self, session: Session
    ):
        made = make_account(session, activated=False, now=NOW - NEVER_ACTIVATED)
        issue_link(
            session,
            account_id=made.id,
            purpose=Purpose.ACTIVATION,
            token_hash=f"{1:064x}",
            now=NOW,
        )
        over = NOW + Purpose.ACTIVATION.term

        assert purge_unconfirmed(session, now=over - timedelta(seconds=1)) == 0
        assert purge_unconfirmed(session, now=over) == 1

    def test_deletes_links_whose_term_is_over_and_no_used_one_before(self, session: Session):
        made = make_account(session)
        for number, made_at in enumerate((NOW - Purpose.RESET.term, NOW)):
            issue_link(
                session,
                account_id=made.id,
                purpose=Purpose.RESET,
                token_hash=f"{number:064x}",
                now=made_at,
            )
        session.get_one(AccountToken, f"{1:064x}").used_at = NOW
        session.flush()

        purge_unconfirmed(session, now=NOW)

        assert session.scalars(sa.select(AccountToken.token_hash)).all() == [f"{1:064x}"]
