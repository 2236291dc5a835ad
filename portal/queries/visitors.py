"""Who is signed in, by the hash of the token in their cookie."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal.domain.accounts.roles import Role
from portal.domain.accounts.visitor import Visitor
from portal.models.account import Account
from portal.models.account_session import AccountSession

_ACCOUNTS, _SESSIONS = Account.__table__.c, AccountSession.__table__.c
# Every page that somebody who is signed in opens asks this, so it is built once.
_FOUND = (
    select(
        _ACCOUNTS.id,
        _SESSIONS.id.label("session_id"),
        _ACCOUNTS.role,
        _ACCOUNTS.first_name,
        _ACCOUNTS.last_name,
        _ACCOUNTS.email,
        _ACCOUNTS.totp_since,
        _SESSIONS.awaits_second_factor,
    )
    .join_from(Account.__table__, AccountSession.__table__)
    .where(_SESSIONS.token_hash == bindparam("token_hash"), _SESSIONS.expires_at > bindparam("now"))
)


def find_visitor(session: Session, *, token_hash: str, now: datetime) -> Visitor | None:
    """Return who signed in with this token; None if the sign-in is over or was ended."""
    row = session.execute(_FOUND, {"token_hash": token_hash, "now": now}).one_or_none()
    if row is None:
        return None
    return Visitor(
        account_id=row.id,
        session_id=row.session_id,
        role=Role(row.role),
        name=f"{row.first_name} {row.last_name}".strip(),
        email=row.email,
        has_second_factor=row.totp_since is not None,
        awaits_second_factor=row.awaits_second_factor,
    )
