"""Note that something was erased, so that a restored backup does not bring it back."""

import hashlib
from datetime import datetime

from sqlalchemy.orm import Session

from portal.models.erasure import Erasure


def note_erasure(session: Session, *, random_id: str, now: datetime) -> None:
    """Note it in the transaction that erases; the id has 128 random bits and is gone then."""
    session.add(Erasure(erased_hash=hash_erased(random_id=random_id), erased_at=now))
    session.flush()


def hash_erased(*, random_id: str) -> str:
    """Return the hash by which what was erased is known; it leads to nobody."""
    return hashlib.sha256(random_id.encode()).hexdigest()
