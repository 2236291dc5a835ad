"""Consultations by the hash of their key and by their term."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal.models.consultation import Consultation

BATCH = 1_000


def find_open(session: Session, *, key_hash: str, now: datetime) -> Consultation | None:
    """Return the consultation that this hash of a session key or resume code opens.

    None if there is none or its term is over.
    """
    opens = or_(Consultation.key_hash == key_hash, Consultation.code_hash == key_hash)
    return session.scalars(
        select(Consultation).where(opens, Consultation.expires_at > now).order_by(Consultation.id)
    ).first()


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
