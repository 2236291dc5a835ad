"""An account with a second factor, and the codes of its app."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from sqlalchemy.orm import Session

from portal.adapters.cipher import Cipher
from portal.domain.accounts.recovery_codes import hash_recovery_code
from portal.models.recovery_code import RecoveryCode
from tests.factories.accounts import TOTP_BASE32, MadeAccount, make_account
from tests.support.migrated import DATA_KEY

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
STEP = timedelta(seconds=30)
RECOVERY = ("7K4Q2-M9D5X", "00000-ABCDE")


def code_at(moment: datetime) -> str:
    """Return what the app shows at a moment."""
    return pyotp.TOTP(TOTP_BASE32).at(moment)


@pytest.fixture
def cipher() -> Cipher:
    """Return the cipher with which the accounts of the tests are stored."""
    return Cipher(keys=(DATA_KEY,))


@pytest.fixture
def account(session: Session) -> MadeAccount:
    """Return a stored account with an app and two recovery codes."""
    made = make_account(session, totp_secret=TOTP_BASE32)
    for code in RECOVERY:
        hashed = hash_recovery_code(code=code, secret=TOTP_BASE32)
        session.add(RecoveryCode(account_id=made.id, code_hash=hashed))
    session.flush()
    return made
