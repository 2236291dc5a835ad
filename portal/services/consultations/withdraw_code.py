"""Delete a resume code."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.services.consultations.find import ConsultationGone, find_open, hash_key
from portal.services.consultations.start import TERM


def withdraw_code(session: Session, *, key: str, fresh_key: str, now: datetime) -> str:
    """Delete the code; other devices lose access and the term shrinks to a day again.

    Return the key with which this browser goes on: its own, or `fresh_key` if it came by code.

    Raises:
        ConsultationGone: the consultation has expired or was deleted.
    """
    stored = find_open(session, key=key, now=now, for_update=True)
    if stored is None:
        raise ConsultationGone("no open consultation with this key")
    came_by_code = stored.code_hash == hash_key(key=key)
    stored.code_hash = stored.code = None
    stored.expires_at = min(stored.expires_at, now + TERM)
    if came_by_code:
        stored.key_hash = hash_key(key=fresh_key)
    session.flush()
    return fresh_key if came_by_code else key
