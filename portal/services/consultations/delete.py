"""Delete a consultation when the person says so."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.services.consultations.find import find_open


def delete_consultation(
    session: Session, *, key: str, now: datetime, unless_it_has_a_code: bool = False
) -> str | None:
    """Delete the answers at once; return the id whose documents must go too, None if gone."""
    stored = find_open(session, key=key, now=now, for_update=True)
    if stored is None or (unless_it_has_a_code and stored.code_hash is not None):
        return None
    session.delete(stored)
    session.flush()
    return stored.id
