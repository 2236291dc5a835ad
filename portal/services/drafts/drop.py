"""Forget a draft that was sent."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.models.form_draft import FormDraft


def drop_draft(session: Session, *, token_hash: str) -> None:
    """Delete the draft; idempotent."""
    session.execute(delete(FormDraft).where(FormDraft.token_hash == token_hash))
