"""Switch the second factor of an account off."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.roles import Role
from portal.models.account_session import AccountSession
from portal.queries.own_account import get_confirmed
from portal.services.journal.note_event import note_event
from portal.services.journal.post_to_owner import post_to_owner
from portal.services.second_factor.codes import CodeWrong, replace_recovery_codes, take_code
from portal.values.errors import PortalError
from portal.values.letter import Letter
from portal.values.ports import Encrypt


class SecondFactorCompulsory(PortalError):
    """Report an account that may not be used with the password alone."""


def switch_off(
    session: Session,
    *,
    account_id: str,
    session_id: str,
    password_hash: str,
    typed: str,
    token_hash: str,
    device: str,
    letter: Letter,
    mail_id: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Take secret and recovery codes away after a right code, and tell the owner.

    This sign-in goes on under another token, of which `token_hash` is the hash. Switched off
    already, nothing happens.

    Raises:
        NotFound: the account was erased.
        PasswordOutdated: the password was changed at the same moment.
        SecondFactorCompulsory: the role of the account needs it.
        CodeWrong: the code is not right, or was used before.
    """
    account = get_confirmed(session, account_id=account_id, password_hash=password_hash)
    if Role(account.role).needs_second_factor:
        raise SecondFactorCompulsory(account.role)
    if account.totp_since is None:
        return
    if not take_code(session, account=account, typed=typed, now=now, cipher=cipher):
        raise CodeWrong("switched off by a right code only")
    account.totp_since = account.totp_last_step = account.totp_secret = None
    replace_recovery_codes(session, account_id=account_id, hashes=())
    session.execute(
        update(AccountSession)
        .where(AccountSession.account_id == account_id, AccountSession.id == session_id)
        .values(token_hash=token_hash)
    )
    note_event(
        session, account_id=account_id, event=Event.SECOND_FACTOR_OFF, device=device, now=now
    )
    post_to_owner(session, account=account, letter=letter, mail_id=mail_id, now=now, cipher=cipher)
