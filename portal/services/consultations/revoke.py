"""Revoke the consent: the answers go at once, only the proof of both acts remains."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.models.revocation import Revocation
from portal.services.consultations.find import find_open


def revoke_consent(session: Session, *, key: str, now: datetime) -> str | None:
    """Delete the consultation that this key or code opens and note text version and times.

    Return the id whose documents must go too; None if nothing is stored any more, which is
    no error: asking twice has one effect.
    """
    stored = find_open(session, key=key, now=now, for_update=True)
    if stored is None:
        return None
    session.add(
        Revocation(
            consent_version=stored.consent_version,
            consented_at=stored.consented_at,
            revoked_at=now,
        )
    )
    session.delete(stored)
    session.flush()
    return stored.id
