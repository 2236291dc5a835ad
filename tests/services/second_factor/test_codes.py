"""What codes are checked against; that they work once proves `test_check_code`."""

import pytest
import sqlalchemy as sa

from portal.models.account import Account
from portal.models.recovery_code import RecoveryCode
from portal.services.second_factor.codes import replace_recovery_codes, take_code
from portal.values.errors import PortalError
from tests.factories.accounts import TOTP_BASE32, make_account
from tests.factories.own_account import CIPHER
from tests.services.second_factor.conftest import NOW, code_at


def test_a_secret_moved_from_another_account_opens_nothing(session, account):
    stored = session.get_one(Account, account.id)
    other = make_account(session, email="other@example.org", totp_secret=TOTP_BASE32)
    moved = session.get_one(Account, other.id)
    moved.totp_secret = stored.totp_secret

    with pytest.raises(PortalError):
        take_code(session, account=moved, typed=code_at(NOW), now=NOW, cipher=CIPHER)


def test_replaced_codes_are_those_of_this_account_alone(session, account):
    other = make_account(session, email="other@example.org")
    replace_recovery_codes(session, account_id=other.id, hashes=["o"])

    replace_recovery_codes(session, account_id=account.id, hashes=["x", "y"])

    rows = session.execute(sa.select(RecoveryCode.account_id, RecoveryCode.code_hash)).all()
    assert {tuple(row) for row in rows} == {(other.id, "o"), (account.id, "x"), (account.id, "y")}
