"""Delete drafts that nobody has sent."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.models.form_draft import FormDraft

TERM = timedelta(hours=24)
"""How long a draft is kept after it was changed last."""


def purge_form_drafts(session: Session, *, now: datetime) -> None:
    """Delete every draft whose term is over; idempotent."""
    session.execute(delete(FormDraft).where(FormDraft.changed_at <= now - TERM))
