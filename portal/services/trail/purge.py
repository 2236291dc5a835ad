"""Delete entries of the audit trail whose term is over."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.audit.retention import DAILY
from portal.models.audit_entry import AuditEntry
from portal.queries.audit import list_over

BATCH = 1_000


def purge_trail(session: Session, *, daily_before: datetime, others_before: datetime) -> int:
    """Delete what was written before these moments and return how many went; idempotent.

    At most 1,000 at a time. The database refuses what its own clock says is within the term.
    """
    ids = list_over(
        session,
        daily=sorted(DAILY),
        daily_before=daily_before,
        others_before=others_before,
        limit=BATCH,
    )
    if ids:
        session.execute(delete(AuditEntry).where(AuditEntry.id.in_(ids)))
    session.flush()
    return len(ids)
