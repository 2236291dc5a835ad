"""The second factor is on once the app has proved that it has the secret."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.events import Event
from portal.models.account import Account
from portal.models.recovery_code import RecoveryCode
from portal.queries.own_account import PasswordOutdated
from portal.services.second_factor.switch_on import AlreadyOn, NewFactor, switch_on
from tests.factories.accounts import TOTP_BASE32, make_account, store_sign_in
from tests.factories.own_account import (
    CIPHER,
    FRESH,
    NOW,
    OUTDATED,
    TOLD,
    events_of,
    make_own_change,
    posted,
    tokens_of,
)


@pytest.fixture
def account(session):
    return make_account(session)


@pytest.fixture
def mine(session, account):
    return store_sign_in(session, account, now=NOW)


@pytest.fixture
def switch(session, account, mine):
    def switch(factor=None, **changes):
        secret = CIPHER.encrypt(plain=TOTP_BASE32.encode(), owner_id=account.id)
        plain = NewFactor(secret=secret, step=7, recovery_hashes=("x", "y"))
        change = make_own_change(session, account, mine, **changes)
        switch_on(session, change=change, factor=factor or plain, cipher=CIPHER)

    return switch


def hashes(session):
    return set(session.scalars(sa.select(RecoveryCode.code_hash)))


def test_secret_step_and_recovery_codes_are_stored(session, account, switch):
    switch()

    stored = session.get_one(Account, account.id)
    assert (stored.totp_since, stored.totp_last_step) == (NOW, 7)
    assert CIPHER.decrypt(cipher=stored.totp_secret, owner_id=account.id) == TOTP_BASE32.encode()
    assert TOTP_BASE32.encode() not in stored.totp_secret
    assert hashes(session) == {"x", "y"}


def test_other_sign_ins_end_and_this_one_gets_another_token(session, account, mine, switch):
    store_sign_in(session, account, now=NOW)

    switch()

    assert tokens_of(session, account.id) == {mine: FRESH}


def test_the_owner_is_told(session, account, switch):
    switch()

    assert posted(session) == [(account.email, TOLD)]
    assert events_of(session, account.id) == [Event.SECOND_FACTOR_ON]


def test_one_that_is_on_stays_as_it_is(session, account, switch):
    switch()

    with pytest.raises(AlreadyOn):
        switch(factor=NewFactor(secret=b"other", step=9, recovery_hashes=("z",)))

    assert session.get_one(Account, account.id).totp_last_step == 7
    assert hashes(session) == {"x", "y"}


def test_a_password_changed_meanwhile_switches_nothing_on(session, account, switch):
    with pytest.raises(PasswordOutdated):
        switch(password_hash=OUTDATED)

    assert session.get_one(Account, account.id).totp_since is None
