"""Delete links whose term is over."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.models.saved_result import ShareLink


def purge_links(session: Session, *, now: datetime) -> None:
    """Delete every link whose term is over, ended or not; idempotent."""
    session.execute(delete(ShareLink).where(ShareLink.expires_at <= now))
