"""Switch the second factor of an account on."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.models.account_session import AccountSession
from portal.queries.own_account import get_confirmed
from portal.services.journal.note_event import note_event
from portal.services.journal.post_to_owner import post_to_owner
from portal.services.second_factor.codes import replace_recovery_codes
from portal.values.errors import PortalError
from portal.values.letter import Letter
from portal.values.ports import Encrypt


class AlreadyOn(PortalError):
    """Report an account that has a second factor by now."""


@dataclass(frozen=True, slots=True)
class NewFactor:
    """What was set up.

    Args:
        secret: of the app, as ciphertext bound to the account's id.
        step: that of the code which proved that the app has it; it works no second time.
        recovery_hashes: of the ten codes.
    """

    secret: bytes
    step: int
    recovery_hashes: tuple[str, ...]


def switch_on(
    session: Session,
    *,
    account_id: str,
    session_id: str,
    password_hash: str,
    factor: NewFactor,
    token_hash: str,
    device: str,
    letter: Letter,
    mail_id: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Ask for a code from the next sign-in on; every other sign-in ends, and the owner is told.

    This sign-in goes on under another token, of which `token_hash` is the hash.

    Raises:
        NotFound: the account was erased.
        PasswordOutdated: the password was changed at the same moment.
        AlreadyOn: there is a second factor; it stays as it is.
    """
    account = get_confirmed(session, account_id=account_id, password_hash=password_hash)
    if account.totp_since is not None:
        raise AlreadyOn("switched on before")
    account.totp_secret = factor.secret
    account.totp_since = now
    account.totp_last_step = factor.step
    replace_recovery_codes(session, account_id=account_id, hashes=factor.recovery_hashes)
    mine = AccountSession.account_id == account_id
    session.execute(delete(AccountSession).where(mine, AccountSession.id != session_id))
    session.execute(
        update(AccountSession)
        .where(mine, AccountSession.id == session_id)
        .values(token_hash=token_hash)
    )
    note_event(session, account_id=account_id, event=Event.SECOND_FACTOR_ON, device=device, now=now)
    post_to_owner(session, account=account, letter=letter, mail_id=mail_id, now=now, cipher=cipher)
