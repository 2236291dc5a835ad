"""A change of address that waits, and what each of its links stands for."""

import pytest

from portal.domain.accounts.purposes import Purpose
from portal.queries.address_changes import find_link, find_pending
from portal.services.journal.end_links import end_links
from portal.services.journal.issue_link import issue_link
from tests.factories.accounts import make_account
from tests.factories.own_account import NOW
from tests.services.accounts.changes import NEW_LINK, OLD_LINK, WANTED, confirm, request

OVER = NOW + Purpose.NEW_ADDRESS.term


@pytest.fixture
def account(session):
    made = make_account(session)
    request(session, made)
    return made


def pending(session, account, now=NOW):
    return find_pending(session, account_id=account.id, now=now)


class TestPending:
    def test_names_both_addresses_and_who_has_agreed(self, session, account):
        confirm(session, NEW_LINK)

        change = pending(session, account)

        assert (change.old_email, change.new_email) == (account.email, WANTED)
        assert (change.is_old_confirmed, change.is_new_confirmed) == (False, True)
        assert change.expires_at == OVER

    def test_is_none_without_a_request_and_after_its_term(self, session, account):
        other = make_account(session, email="other@example.org")

        assert pending(session, other) is None
        assert pending(session, account, now=OVER) is None

    def test_is_none_once_it_is_done(self, session, account):
        confirm(session, NEW_LINK)
        confirm(session, OLD_LINK)

        assert pending(session, account) is None

    def test_is_none_once_another_password_has_ended_it(self, session, account):
        end_links(session, account_id=account.id, now=NOW)
        session.expire_all()

        assert pending(session, account) is None


class TestLink:
    @pytest.mark.parametrize(
        ("link", "purpose"),
        [(OLD_LINK, Purpose.OLD_ADDRESS), (NEW_LINK, Purpose.NEW_ADDRESS)],
    )
    def test_knows_its_purpose_and_whether_it_was_used(self, session, account, link, purpose):
        before = find_link(session, token_hash=link, now=NOW)
        confirm(session, link)
        after = find_link(session, token_hash=link, now=NOW)

        assert (before.purpose, before.is_confirmed) == (purpose, False)
        assert after.is_confirmed
        assert after.change.account_id == account.id

    @pytest.mark.usefixtures("account")
    def test_stays_known_after_the_change_is_done(self, session):
        confirm(session, OLD_LINK)
        confirm(session, NEW_LINK)

        assert find_link(session, token_hash=OLD_LINK, now=NOW).change.is_done

    @pytest.mark.usefixtures("account")
    @pytest.mark.parametrize(("link", "now"), [("e" * 64, NOW), (OLD_LINK, OVER)])
    def test_is_none_if_unknown_or_over(self, session, link, now):
        assert find_link(session, token_hash=link, now=now) is None

    def test_is_none_if_ended_or_for_something_else(self, session, account):
        issue_link(
            session, account_id=account.id, purpose=Purpose.RESET, token_hash="c" * 64, now=NOW
        )
        end_links(session, account_id=account.id, now=NOW)
        session.expire_all()

        assert find_link(session, token_hash=OLD_LINK, now=NOW) is None
        assert find_link(session, token_hash="c" * 64, now=NOW) is None
