"""What a code of the second factor is checked against, and how it is used up."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.one_time_code import find_step, is_one_time_code
from portal.domain.accounts.recovery_codes import (
    hash_recovery_code,
    read_recovery_code,
)
from portal.models.account import Account
from portal.models.recovery_code import RecoveryCode
from portal.services.journal.note_event import note_event
from portal.values.errors import PortalError
from portal.values.ports import Encrypt
from portal.values.spoken_code import CodeInvalid


class CodeWrong(PortalError):
    """Report a code that is not right, or was used before."""


def take_code(
    session: Session, *, account: Account, typed: str, now: datetime, cipher: Encrypt
) -> bool:
    """Say whether the code is right and use it up; the account is locked by the caller."""
    if account.totp_secret is None or account.totp_since is None:
        return False
    secret = cipher.decrypt(cipher=account.totp_secret, owner_id=account.id).decode()
    if is_one_time_code(typed=typed):
        return _take_step(session, account, typed=typed, secret=secret, now=now)
    return _take_recovery_code(session, account.id, typed=typed, secret=secret, now=now)


def replace_recovery_codes(session: Session, *, account_id: str, hashes: Iterable[str]) -> None:
    """Let these codes be the ones that work, and no others."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    session.add_all(RecoveryCode(account_id=account_id, code_hash=one) for one in hashes)
    session.flush()


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
    except CodeInvalid:
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
