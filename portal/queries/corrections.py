"""Reports about profiles that wait for support."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.models.correction import Correction


def list_open(session: Session, *, limit: int) -> Sequence[Correction]:
    """Return the reports that wait for a decision, the oldest first."""
    found = (
        select(Correction)
        .where(Correction.decided_at.is_(None))
        .order_by(Correction.reported_at, Correction.id)
        .limit(limit)
    )
    return session.scalars(found).all()
