"""A change that waits can be cancelled; one that is done cannot."""

import pytest

from portal.models.account import Account
from portal.queries.address_changes import find_pending
from portal.services.accounts.cancel_address_change import cancel_address_change
from portal.values.errors import NotFound
from tests.factories.accounts import make_account
from tests.factories.own_account import NOW, open_links
from tests.services.accounts.changes import NEW_LINK, OLD_LINK, WANTED, confirm, request


def test_both_links_die(session):
    account = make_account(session)
    request(session, account)
    confirm(session, NEW_LINK)

    cancel_address_change(session, account_id=account.id, now=NOW)

    assert find_pending(session, account_id=account.id, now=NOW) is None
    assert open_links(session, account.id) == []


def test_that_of_somebody_else_stays(session):
    account = make_account(session, email="other@example.org")
    request(session, account)

    cancel_address_change(session, account_id=make_account(session).id, now=NOW)

    assert find_pending(session, account_id=account.id, now=NOW) is not None


def test_without_one_and_after_it_nothing_happens(session):
    account = make_account(session)
    cancel_address_change(session, account_id=account.id, now=NOW)
    request(session, account)
    confirm(session, OLD_LINK)
    confirm(session, NEW_LINK)

    cancel_address_change(session, account_id=account.id, now=NOW)

    assert session.get_one(Account, account.id).email == WANTED


def test_an_erased_account_is_not_found(session):
    with pytest.raises(NotFound):
        cancel_address_change(session, account_id="f" * 32, now=NOW)
