"""The account of somebody who is signed in."""

import pytest

from portal.queries.own_account import get_own
from portal.values.errors import NotFound
from tests.factories.accounts import make_account


@pytest.mark.parametrize("for_update", [False, True])
def test_is_found_by_its_id(session, for_update):
    make_account(session, email="other@example.org")
    mine = make_account(session)

    assert get_own(session, account_id=mine.id, for_update=for_update).email == mine.email


@pytest.mark.parametrize("for_update", [False, True])
def test_one_that_was_erased_is_not_found(session, for_update):
    make_account(session)

    with pytest.raises(NotFound):
        get_own(session, account_id="f" * 32, for_update=for_update)
