"""Switching off takes a right code, and admins cannot do it at all."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.events import Event
from portal.domain.accounts.roles import Role
from portal.models.account import Account
from portal.models.recovery_code import RecoveryCode
from portal.queries.own_account import PasswordOutdated
from portal.services.second_factor.codes import CodeWrong
from portal.services.second_factor.switch_off import SecondFactorCompulsory, switch_off
from tests.factories.accounts import TOTP_BASE32, make_account, store_sign_in
from tests.factories.own_account import (
    CIPHER,
    FRESH,
    OUTDATED,
    TOLD,
    events_of,
    make_own_change,
    posted,
    tokens_of,
)
from tests.services.second_factor.conftest import NOW, RECOVERY, STEP, code_at

RIGHT = code_at(NOW)


@pytest.fixture
def switch(session):
    def switch(account, typed=RIGHT, **changes):
        mine = store_sign_in(session, account, now=NOW)
        change = make_own_change(session, account, mine, **changes)
        switch_off(session, change=change, typed=typed, cipher=CIPHER)

    return switch


def is_on(session, account):
    return session.get_one(Account, account.id).totp_since is not None


@pytest.mark.parametrize("typed", [code_at(NOW), RECOVERY[1]])
def test_secret_and_recovery_codes_go(session, account, switch, typed):
    switch(account, typed=typed)

    stored = session.get_one(Account, account.id)
    assert (stored.totp_secret, stored.totp_since, stored.totp_last_step) == (None, None, None)
    assert session.scalars(sa.select(RecoveryCode)).all() == []
    assert FRESH in tokens_of(session, account.id).values()


def test_the_owner_is_told(session, account, switch):
    switch(account)

    assert posted(session) == [(account.email, TOLD)]
    assert events_of(session, account.id) == [Event.SECOND_FACTOR_OFF]


def test_twice_has_one_effect(session, account, switch):
    switch(account)

    switch(account, token_hash="c" * 64, mail_id="2" * 32)

    assert len(posted(session)) == 1


class TestRefused:
    @pytest.mark.parametrize("typed", ["", "000000", code_at(NOW + 2 * STEP), "00000-00000"])
    def test_with_a_wrong_code(self, session, account, switch, typed):
        with pytest.raises(CodeWrong):
            switch(account, typed=typed)

        assert is_on(session, account)

    def test_with_a_password_changed_meanwhile(self, session, account, switch):
        with pytest.raises(PasswordOutdated):
            switch(account, password_hash=OUTDATED)

        assert is_on(session, account)

    def test_for_an_admin(self, session, switch):
        admin = make_account(
            session, email="admin@example.org", role=Role.ADMIN, totp_secret=TOTP_BASE32
        )

        with pytest.raises(SecondFactorCompulsory):
            switch(admin)

        assert is_on(session, admin)
