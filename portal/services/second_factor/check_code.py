"""Check a code of the second factor and use it up."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.one_time_code import find_step, is_one_time_code
from portal.domain.accounts.recovery_codes import (
    RecoveryCodeInvalid,
    hash_recovery_code,
    read_recovery_code,
)
from portal.models.account import Account
from portal.models.recovery_code import RecoveryCode
from portal.queries.own_account import get_own
from portal.services.journal.note_event import note_event
from portal.values.ports import Encrypt


def check_code(
    session: Session, *, account_id: str, typed: str, now: datetime, cipher: Encrypt
) -> bool:
    """Say whether the code is right; a right one is used up and works no second time.

    Takes the one-time code of the app or one of the recovery codes. Without a second factor no
    code is right. The caller limits the attempts (`web/throttle.py`).

    Raises:
        NotFound: the account was erased.
    """
    account = get_own(session, account_id=account_id, for_update=True)
    if account.totp_secret is None or account.totp_since is None:
        return False
    secret = cipher.decrypt(cipher=account.totp_secret, owner_id=account_id).decode()
    if is_one_time_code(typed=typed):
        return _take_step(session, account, typed=typed, secret=secret, now=now)
    return _take_recovery_code(session, account_id, typed=typed, secret=secret, now=now)


def _take_step(
    session: Session, account: Account, *, typed: str, secret: str, now: datetime
) -> bool:
    step = find_step(typed=typed, secret=secret, now=now, after=account.totp_last_step)
    if step is None:
        return False
    account.totp_last_step = step
    session.flush()
    return True


def _take_recovery_code(
    session: Session, account_id: str, *, typed: str, secret: str, now: datetime
) -> bool:
    try:
        code = read_recovery_code(typed=typed)
    except RecoveryCodeInvalid:
        return False
    used = delete(RecoveryCode).where(
        RecoveryCode.account_id == account_id,
        RecoveryCode.code_hash == hash_recovery_code(code=code, secret=secret),
    )
    taken = session.execute(used.returning(RecoveryCode.code_hash)).all()
    if not taken:
        return False
    note_event(session, account_id=account_id, event=Event.RECOVERY_CODE_USED, device="", now=now)
    return True
