"""The sign-ins that „Geräte“ lists."""

from datetime import timedelta

from portal.domain.accounts.roles import Role
from portal.domain.accounts.terms import session_term
from portal.queries.account_sessions import list_open
from tests.factories.accounts import make_account, store_sign_in
from tests.factories.own_account import NOW


def ids(session, account, now=NOW):
    return [one.id for one in list_open(session, account_id=account.id, now=now)]


def test_are_those_of_the_account_the_latest_first(session):
    account = make_account(session)
    store_sign_in(session, make_account(session, email="other@example.org"), now=NOW)
    early = store_sign_in(session, account, now=NOW - timedelta(hours=1))
    late = store_sign_in(session, account, now=NOW)

    assert ids(session, account) == [late, early]


def test_end_with_their_term(session):
    account = make_account(session)
    store_sign_in(session, account, now=NOW)
    over = NOW + session_term(role=Role.SEEKER)

    assert ids(session, account, over - timedelta(seconds=1))
    assert not ids(session, account, over)


def test_one_that_waits_for_its_code_is_none(session):
    account = make_account(session)
    store_sign_in(session, account, awaits_second_factor=True, now=NOW)

    assert not ids(session, account)
