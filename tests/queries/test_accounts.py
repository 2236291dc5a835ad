"""Accounts by their address, and those that nobody confirmed."""

from datetime import timedelta

from sqlalchemy.orm import Session

from portal.domain.accounts.purposes import Purpose
from portal.domain.accounts.roles import Role
from portal.models.account_token import AccountToken
from portal.queries import accounts
from portal.services.journal.issue_link import issue_link
from tests.factories.accounts import TOTP_BASE32, make_account
from tests.factories.directory import NOW


def test_addresses_by_account(session: Session):
    made = make_account(session)

    assert accounts.list_emails(session, account_ids=frozenset({made.id, "x"})) == {
        made.id: made.email
    }


class TestFindCredentials:
    def test_tells_what_the_account_asks_for(self, session: Session):
        made = make_account(session, role=Role.ADMIN, totp_secret=TOTP_BASE32, password_hash="h")

        found = accounts.find_credentials(session, email_key=made.email)

        assert found is not None
        assert (found.account_id, found.role, found.password_hash) == (made.id, Role.ADMIN, "h")
        assert found.is_activated
        assert found.has_second_factor

    def test_tells_that_nobody_has_confirmed_it(self, session: Session):
        made = make_account(session, activated=False)

        found = accounts.find_credentials(session, email_key=made.email)

        assert found is not None
        assert not found.is_activated
        assert not found.has_second_factor

    def test_finds_nothing_under_another_address(self, session: Session):
        make_account(session)

        assert accounts.find_credentials(session, email_key="otto@example.org") is None


class TestFindByAddress:
    def test_finds_the_account(self, session: Session):
        made = make_account(session)
        make_account(session, email="otto@example.org")

        found = accounts.find_by_address(session, email_key=made.email)

        assert found is not None
        assert found.id == made.id
        assert accounts.find_by_address(session, email_key="nobody@example.org") is None


class TestListNeverActivated:
    def test_lists_the_oldest_first_and_no_confirmed_one(self, session: Session, monkeypatch):
        monkeypatch.setattr(accounts, "BATCH", 2)
        made = [
            make_account(
                session,
                email=f"{number}@example.org",
                activated=False,
                now=NOW - timedelta(hours=number),
            )
            for number in range(4)
        ]
        make_account(session, now=NOW - timedelta(hours=9))

        found = accounts.list_never_activated(session, created_before=NOW, now=NOW)

        assert [account.id for account in found] == [made[3].id, made[2].id]

    def test_leaves_out_whose_link_still_works(self, session: Session):
        old = NOW - timedelta(days=8)
        made = {
            purpose: make_account(
                session, email=f"{purpose.value}@example.org", activated=False, now=old
            )
            for purpose in (Purpose.ACTIVATION, Purpose.RESET)
        }
        for number, (purpose, account) in enumerate(made.items()):
            issue_link(
                session,
                account_id=account.id,
                purpose=purpose,
                token_hash=f"{number:064x}",
                now=NOW,
            )

        def found() -> set[str]:
            listed = accounts.list_never_activated(session, created_before=NOW, now=NOW)
            return {account.id for account in listed}

        assert found() == {made[Purpose.RESET].id}
        session.get_one(AccountToken, f"{0:064x}").used_at = NOW
        session.flush()
        assert found() == {account.id for account in made.values()}
