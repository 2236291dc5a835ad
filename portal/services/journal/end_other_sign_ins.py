"""End every sign-in of an account but one."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.models.account_session import AccountSession


def end_other_sign_ins(session: Session, *, account_id: str, session_id: str) -> int:
    """End every sign-in but this one and return how many."""
    ended = session.execute(
        delete(AccountSession)
        .where(AccountSession.account_id == account_id, AccountSession.id != session_id)
        .returning(AccountSession.id)
    )
    return len(ended.all())
