"""Another password ends what an intruder may have opened, and the owner is told."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.purposes import Purpose
from portal.models.account import Account
from portal.queries.own_account import PasswordOutdated
from portal.services.journal.issue_link import issue_link
from portal.services.passwords.change import change_password
from portal.values.errors import NotFound
from tests.factories.accounts import make_account, store_sign_in
from tests.factories.own_account import (
    CIPHER,
    FRESH,
    NOW,
    OUTDATED,
    TOLD,
    events_of,
    make_own_change,
    open_links,
    posted,
    tokens_of,
)

NEW = "hash of the new one"


@pytest.fixture
def account(session):
    return make_account(session)


@pytest.fixture
def mine(session, account):
    return store_sign_in(session, account, now=NOW)


@pytest.fixture
def change(session, account, mine):
    def change(**changes):
        made = make_own_change(session, account, mine, **changes)
        change_password(session, change=made, new_hash=NEW, cipher=CIPHER)

    return change


def test_a19_the_new_one_is_stored(session, account, change):
    change()

    assert session.get_one(Account, account.id).password_hash == NEW
    assert events_of(session, account.id) == [Event.PASSWORD_CHANGED]


def test_a19_every_other_sign_in_ends_and_this_one_gets_another_token(
    session, account, mine, change
):
    store_sign_in(session, account, now=NOW)

    change()

    assert tokens_of(session, account.id) == {mine: FRESH}


def test_a19_sign_ins_and_links_of_others_stay(session, change):
    other = make_account(session, email="other@example.org")
    their = store_sign_in(session, other, now=NOW)
    issue_link(session, account_id=other.id, purpose=Purpose.RESET, token_hash="d" * 64, now=NOW)

    change()

    assert list(tokens_of(session, other.id)) == [their]
    assert open_links(session, other.id) == [Purpose.RESET]


def test_a17_reset_links_die(session, account, change):
    issue_link(session, account_id=account.id, purpose=Purpose.RESET, token_hash="c" * 64, now=NOW)

    change()

    assert open_links(session, account.id) == []


def test_the_owner_is_told(session, account, change):
    change()

    assert posted(session) == [(account.email, TOLD)]


class TestRefused:
    def test_if_the_password_changed_at_the_same_moment(self, session, account, change):
        with pytest.raises(PasswordOutdated):
            change(password_hash=OUTDATED)

        assert session.get_one(Account, account.id).password_hash != NEW
        assert FRESH not in tokens_of(session, account.id).values()
        assert posted(session) == []

    def test_if_the_account_was_erased(self, change):
        with pytest.raises(NotFound):
            change(account_id="f" * 32)


def test_ten_at_the_same_moment_have_one_effect(engine):
    with Session(engine) as session:
        account = make_account(session)
        mine = store_sign_in(session, account, now=NOW)
        made = make_own_change(session, account, mine)
        session.commit()

    def try_once(number: int) -> bool:
        with Session(engine) as session:
            session.connection(execution_options={"writes": True})
            try:
                change_password(
                    session,
                    change=replace(made, token_hash=str(number) * 64, mail_id=str(number) * 32),
                    new_hash=f"{NEW} {number}",
                    cipher=CIPHER,
                )
            except PasswordOutdated:
                return False
            session.commit()
            return True

    with ThreadPoolExecutor(max_workers=10) as crowd:
        answers = list(crowd.map(try_once, range(10)))

    with Session(engine) as session:
        assert answers.count(True) == 1
        assert posted(session) == [(account.email, TOLD)]
        assert events_of(session, account.id) == [Event.PASSWORD_CHANGED]
