"""Let an account be signed in somewhere."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.accounts.credentials import Credentials
from portal.domain.accounts.events import Event
from portal.domain.accounts.terms import session_term
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.services.journal.note_event import note_event
from portal.values.errors import PortalError


class AccountChanged(PortalError):
    """Report that the account is gone, locked, or its password another than was checked."""


def open_session(
    session: Session,
    *,
    credentials: Credentials,
    session_id: str,
    token_hash: str,
    former_token_hash: str,
    renewed_hash: str,
    device: str,
    now: datetime,
) -> None:
    """Store a sign-in whose password was right; what this browser had before ends.

    With a second factor nothing but entering the code is open to it. `renewed_hash` replaces the
    hash of the same password where that was made with former parameters; empty if it was not.

    Raises:
        AccountChanged: the password was changed since it was checked, or the account erased or
            locked: whoever signs in is told the same.
    """
    account = session.get(Account, credentials.account_id, with_for_update=True)
    if account is None or account.password_hash != credentials.password_hash:
        raise AccountChanged("changed since its password was checked")
    if account.locked_at is not None:
        raise AccountChanged("locked by support")
    if renewed_hash:
        account.password_hash = renewed_hash
    session.execute(delete(AccountSession).where(AccountSession.token_hash == former_token_hash))
    session.add(
        AccountSession(
            id=session_id,
            token_hash=token_hash,
            account_id=account.id,
            device=device,
            signed_in_at=now,
            expires_at=now + session_term(role=credentials.role),
            awaits_second_factor=credentials.has_second_factor,
        )
    )
    session.flush()
    if not credentials.has_second_factor:
        note_event(session, account_id=account.id, event=Event.SIGNED_IN, device=device, now=now)
