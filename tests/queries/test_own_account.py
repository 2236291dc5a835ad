"""The account of somebody who is signed in."""

import pytest

from portal.models.account import Account
from portal.models.recovery_code import RecoveryCode
from portal.queries.own_account import (
    PasswordOutdated,
    count_recovery_codes,
    find_agreed_at,
    get_confirmed,
    get_own,
)
from portal.values.errors import NotFound
from tests.factories.accounts import make_account


@pytest.mark.parametrize("for_update", [False, True])
class TestOwn:
    def test_is_found_by_its_id(self, session, for_update):
        make_account(session, email="other@example.org")
        mine = make_account(session)

        assert get_own(session, account_id=mine.id, for_update=for_update).email == mine.email

    def test_one_that_was_erased_is_not_found(self, session, for_update):
        make_account(session)

        with pytest.raises(NotFound):
            get_own(session, account_id="f" * 32, for_update=for_update)


class TestConfirmed:
    def test_is_found_while_the_password_is_the_same(self, session):
        mine = make_account(session)
        password_hash = session.get_one(Account, mine.id).password_hash

        found = get_confirmed(session, account_id=mine.id, password_hash=password_hash)

        assert found.id == mine.id

    def test_is_refused_after_another_password(self, session):
        with pytest.raises(PasswordOutdated):
            get_confirmed(session, account_id=make_account(session).id, password_hash="old")

    def test_is_not_found_once_erased(self, session):
        with pytest.raises(NotFound):
            get_confirmed(session, account_id="f" * 32, password_hash="")


def test_recovery_codes_are_counted_for_the_account_alone(session):
    mine, other = make_account(session), make_account(session, email="other@example.org")
    for owner, code_hash in ((mine, "a"), (mine, "b"), (other, "a")):
        session.add(RecoveryCode(account_id=owner.id, code_hash=code_hash))
    session.flush()

    assert count_recovery_codes(session, account_id=mine.id) == 2


def test_when_the_texts_were_agreed_to_is_known_of_those_who_were_asked(session):
    asked = make_account(session)
    unasked = make_account(session, email="other@example.org")
    stored = session.get_one(Account, unasked.id)
    stored.terms_version = ""
    session.flush()

    assert find_agreed_at(session, account_id=asked.id) == stored.terms_accepted_at
    assert find_agreed_at(session, account_id=unasked.id) is None
    assert find_agreed_at(session, account_id="f" * 32) is None
