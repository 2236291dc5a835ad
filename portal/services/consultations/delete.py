"""Delete a consultation when the person says so."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.queries import consultations
from portal.services.consultations.start import hash_key


def delete_consultation(session: Session, *, key: str, now: datetime) -> str | None:
    """Delete the answers at once; return the id whose documents must go too, None if gone."""
    stored = consultations.find_open(session, key_hash=hash_key(key=key), now=now, for_update=True)
    if stored is None:
        return None
    session.delete(stored)
    session.flush()
    return stored.id
