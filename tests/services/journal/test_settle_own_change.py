"""What goes with a change of how somebody signs in."""

from portal.domain.accounts.events import Event
from portal.models.account import Account
from portal.services.journal.settle_own_change import settle_own_change
from tests.factories.accounts import make_account, store_sign_in
from tests.factories.own_account import (
    CIPHER,
    FRESH,
    NOW,
    TOLD,
    events_of,
    make_own_change,
    posted,
    tokens_of,
)


def settle(session, account, mine):
    settle_own_change(
        session,
        account=session.get_one(Account, account.id),
        change=make_own_change(session, account, mine),
        event=Event.PASSWORD_CHANGED,
        cipher=CIPHER,
    )


def test_this_sign_in_alone_gets_the_other_token(session):
    account = make_account(session)
    mine, there = (store_sign_in(session, account, now=NOW) for _ in range(2))
    before = tokens_of(session, account.id)

    settle(session, account, mine)

    assert tokens_of(session, account.id) == {mine: FRESH, there: before[there]}


def test_the_sign_in_of_somebody_else_is_left_alone(session):
    account, other = make_account(session), make_account(session, email="other@example.org")
    their = store_sign_in(session, other, now=NOW)
    before = tokens_of(session, other.id)

    settle(session, account, their)

    assert tokens_of(session, other.id) == before


def test_the_event_is_noted_and_the_owner_told(session):
    account = make_account(session)

    settle(session, account, store_sign_in(session, account, now=NOW))

    assert events_of(session, account.id) == [Event.PASSWORD_CHANGED]
    assert posted(session) == [(account.email, TOLD)]
