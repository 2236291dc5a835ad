"""Drafts of forms of several pages."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.models.form_draft import FormDraft


def find_draft(session: Session, *, token_hash: str, changed_after: datetime) -> bytes | None:
    """Return what a draft holds, encrypted; None if there is none, or only an older one."""
    return session.scalars(
        select(FormDraft.content).where(
            FormDraft.token_hash == token_hash, FormDraft.changed_at > changed_after
        )
    ).one_or_none()
