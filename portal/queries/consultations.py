"""Consultations by the hash of their key and by their term."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.models.consultation import Consultation

BATCH = 1_000


def find_open(session: Session, *, key_hash: str, now: datetime) -> Consultation | None:
    """Return the consultation with that key hash unless its term is over."""
    return session.scalars(
        select(Consultation).where(Consultation.key_hash == key_hash, Consultation.expires_at > now)
    ).one_or_none()


def list_expired(session: Session, *, now: datetime) -> tuple[Consultation, ...]:
    """Return the consultations whose term is over, oldest first, at most a batch of 1,000."""
    return tuple(
        session.scalars(
            select(Consultation)
            .where(Consultation.expires_at <= now)
            .order_by(Consultation.expires_at, Consultation.id)
            .limit(BATCH)
        )
    )
