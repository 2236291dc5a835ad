"""Read who waits at one facility, for that facility."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace
from portal.domain.waiting.wish import Wish
from portal.queries.waiting_entries import Reached, list_active
from portal.services.waiting.read_own import wish_of
from portal.values.errors import PortalError
from portal.values.ports import Encrypt


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits, as the facility sees them: nothing of any other facility.

    Args:
        email: where they can be reached.
        current_at: when they last said that they still want the place.
    """

    entry_id: str
    kind: KindOfPlace
    email: str
    wish: Wish
    joined_at: datetime
    current_at: datetime


def read_waiting(session: Session, *, facility_id: int, cipher: Encrypt) -> tuple[Waiting, ...]:
    """Return the active entries, by kind of place and in the order in which they joined.

    Drafts and entries that rest are left out, and what cannot be read any more.
    """
    found = (_waiting(one, cipher) for one in list_active(session, facility_id=facility_id))
    return tuple(one for one in found if one is not None)


def _waiting(reached: Reached, cipher: Encrypt) -> Waiting | None:
    entry = reached.entry
    wish = wish_of(entry=entry, cipher=cipher)
    email = reached.account_email or _opened(entry.person_id, reached.email, cipher)
    if wish is None or not email or entry.joined_at is None or entry.current_at is None:
        return None
    return Waiting(
        entry_id=entry.id,
        kind=KindOfPlace(entry.kind),
        email=email,
        wish=wish,
        joined_at=entry.joined_at,
        current_at=entry.current_at,
    )


def _opened(person_id: str, email: bytes | None, cipher: Encrypt) -> str:
    try:
        return cipher.decrypt(cipher=email or b"", owner_id=person_id).decode()
    except PortalError:
        return ""
