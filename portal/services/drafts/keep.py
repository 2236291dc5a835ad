"""Keep what somebody has typed so far."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.models.form_draft import FormDraft


def keep_draft(session: Session, *, token_hash: str, content: bytes, now: datetime) -> None:
    """Store the draft in place of what stood there; `content` is encrypted already."""
    session.merge(FormDraft(token_hash=token_hash, content=content, changed_at=now))
    session.flush()
