"""Links with which others read a saved result."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.models.saved_result import SavedResult, ShareLink
from portal.values.errors import NotFound


def list_open(session: Session, *, result_id: str, now: datetime) -> tuple[ShareLink, ...]:
    """Return the links of a result that work now, the one that ends first at the top."""
    return tuple(
        session.scalars(
            select(ShareLink)
            .where(
                ShareLink.result_id == result_id,
                ShareLink.expires_at > now,
                ShareLink.ended_at.is_(None),
            )
            .order_by(ShareLink.expires_at, ShareLink.id)
        )
    )


def find_by_token(session: Session, *, token_hash: str) -> ShareLink | None:
    """Return the link with this token, open or not; None if there is none."""
    return session.scalars(select(ShareLink).where(ShareLink.token_hash == token_hash)).first()


def get_for(session: Session, *, link_id: str, result_id: str, account_id: str) -> ShareLink:
    """Return a link to this result of this account, open or not.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    found = session.scalars(
        select(ShareLink)
        .join(SavedResult, SavedResult.id == ShareLink.result_id)
        .where(
            ShareLink.id == link_id,
            SavedResult.id == result_id,
            SavedResult.account_id == account_id,
        )
    ).first()
    if found is None:
        raise NotFound("no such link")
    return found
