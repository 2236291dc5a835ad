"""Every sign-in but one ends."""

from portal.services.journal.end_other_sign_ins import end_other_sign_ins
from tests.factories.accounts import make_account, store_sign_in
from tests.factories.own_account import NOW, tokens_of


def test_ends_the_others_of_this_account_and_counts_them(session):
    account, other = make_account(session), make_account(session, email="other@example.org")
    mine, *_ = (store_sign_in(session, account, now=NOW) for _ in range(3))
    their = store_sign_in(session, other, now=NOW)

    assert end_other_sign_ins(session, account_id=account.id, session_id=mine) == 2

    assert list(tokens_of(session, account.id)) == [mine]
    assert list(tokens_of(session, other.id)) == [their]
