"""After another password or address no former link works."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.purposes import Purpose
from portal.models.account_token import AccountToken
from portal.services.journal.end_links import end_links
from portal.services.journal.issue_link import issue_link
from tests.factories.accounts import make_account
from tests.factories.directory import NOW


class TestEndLinks:
    def test_ends_every_link_of_the_account_and_no_other(self, session: Session):
        made = make_account(session)
        other = make_account(session, email="otto@example.org")
        for number, account in enumerate((made, made, other)):
            issue_link(
                session,
                account_id=account.id,
                purpose=Purpose.RESET,
                token_hash=f"{number:064x}",
                now=NOW,
            )
        session.get_one(AccountToken, f"{0:064x}").used_at = NOW
        session.flush()
        later = NOW + timedelta(minutes=5)

        end_links(session, account_id=made.id, now=later)

        session.expire_all()
        used = session.scalars(sa.select(AccountToken.used_at).order_by(AccountToken.token_hash))
        assert used.all() == [NOW, later, None]
