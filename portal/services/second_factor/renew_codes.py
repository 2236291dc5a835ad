"""Replace the recovery codes of an account."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.recovery_codes import hash_recovery_code
from portal.queries.own_account import get_confirmed
from portal.services.journal.note_event import note_event
from portal.services.second_factor.codes import CodeWrong, replace_recovery_codes, take_code
from portal.values.ports import Encrypt


def renew_codes(
    session: Session,
    *,
    account_id: str,
    password_hash: str,
    typed: str,
    recovery_codes: tuple[str, ...],
    device: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Let these codes work in place of the former ones, after a right code.

    Raises:
        NotFound: the account was erased.
        PasswordOutdated: the password was changed at the same moment.
        CodeWrong: the code is not right or was used before, or there is no second factor.
    """
    account = get_confirmed(session, account_id=account_id, password_hash=password_hash)
    if not take_code(session, account=account, typed=typed, now=now, cipher=cipher):
        raise CodeWrong("replaced by a right code only")
    secret = cipher.decrypt(cipher=account.totp_secret or b"", owner_id=account_id).decode()
    replace_recovery_codes(
        session,
        account_id=account_id,
        hashes=[hash_recovery_code(code=code, secret=secret) for code in recovery_codes],
    )
    note_event(
        session, account_id=account_id, event=Event.RECOVERY_CODES_MADE, device=device, now=now
    )
