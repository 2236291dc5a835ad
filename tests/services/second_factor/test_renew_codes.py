"""New recovery codes take the place of the former ones, after a right code."""

import pytest

from portal.domain.accounts.events import Event
from portal.models.account import Account
from portal.queries.own_account import PasswordOutdated, count_recovery_codes
from portal.services.second_factor.check_code import check_code
from portal.services.second_factor.codes import CodeWrong
from portal.services.second_factor.renew_codes import renew_codes
from tests.factories.accounts import make_account
from tests.factories.own_account import CIPHER, OUTDATED, events_of
from tests.services.second_factor.conftest import NOW, RECOVERY, code_at

CODES = ("AAAAA-BBBBB", "CCCCC-DDDDD", "EEEEE-FFFFF")


@pytest.fixture
def renew(session, account):
    def renew(**changes):
        stored = session.get_one(Account, account.id)
        plain = {
            "account_id": account.id,
            "password_hash": stored.password_hash,
            "typed": code_at(NOW),
            "recovery_codes": CODES,
            "device": "Gerät",
            "now": NOW,
            "cipher": CIPHER,
        }
        renew_codes(session, **(plain | changes))

    return renew


def test_only_the_new_ones_work(session, account, renew):
    renew()

    def works(typed):
        return check_code(session, account_id=account.id, typed=typed, now=NOW, cipher=CIPHER)

    assert works(CODES[0])
    assert not works(RECOVERY[0])
    assert events_of(session, account.id)[0] == Event.RECOVERY_CODES_MADE


def test_the_last_one_left_can_make_them(session, account, renew):
    renew(typed=RECOVERY[0])

    assert count_recovery_codes(session, account_id=account.id) == len(CODES)


def test_a_wrong_code_makes_none(session, account, renew):
    with pytest.raises(CodeWrong):
        renew(typed="000000")

    assert count_recovery_codes(session, account_id=account.id) == len(RECOVERY)


def test_an_account_without_second_factor_gets_none(session, renew):
    plain = make_account(session, email="plain@example.org")
    stored = session.get_one(Account, plain.id)

    with pytest.raises(CodeWrong):
        renew(account_id=plain.id, password_hash=stored.password_hash)

    assert count_recovery_codes(session, account_id=plain.id) == 0


def test_a_password_changed_meanwhile_makes_none(session, account, renew):
    with pytest.raises(PasswordOutdated):
        renew(password_hash=OUTDATED)

    assert count_recovery_codes(session, account_id=account.id) == len(RECOVERY)
