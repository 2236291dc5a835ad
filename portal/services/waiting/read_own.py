"""Read somebody's own entries on waiting lists."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace
from portal.domain.waiting.band import Band, band_of
from portal.domain.waiting.state import State
from portal.domain.waiting.terms import CONFIRM, KEEP
from portal.domain.waiting.wish import Wish, WishInvalid, from_json
from portal.models.waiting_entry import WaitingEntry
from portal.queries.waiting_entries import Placed, list_own
from portal.queries.waiting_people import Holder, get_people
from portal.values.errors import PortalError
from portal.values.ports import Encrypt


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """An entry as the person who waits sees it.

    Args:
        facility_name: empty while the facility is not public; the town too.
        band: where they stand; None unless the entry is active.
        wish: None if it cannot be read any more.
        is_asked: the question whether it is still wanted is open.
        ends_at: when it is deleted unless the person says something.
    """

    entry_id: str
    facility_id: int
    facility_name: str
    facility_city: str
    kind: KindOfPlace
    state: State
    band: Band | None
    wish: Wish | None
    is_asked: bool
    joined_at: datetime | None
    ends_at: datetime
    consent_version: str
    consented_at: datetime

    @property
    def is_draft(self) -> bool:
        """Say whether it waits for the confirmation of the address."""
        return self.state is State.ENTWURF


def read_own_entries(session: Session, *, holder: Holder, cipher: Encrypt) -> tuple[OwnEntry, ...]:
    """Return all entries of a holder, oldest first.

    Raises:
        NotFound: no link of ours has this token.
    """
    people = get_people(session, holder=holder)
    return tuple(_own(placed, cipher) for placed in list_own(session, people=people))


def wish_of(*, entry: WaitingEntry, cipher: Encrypt) -> Wish | None:
    """Return what an entry says; None if it cannot be read any more."""
    try:
        return from_json(text=cipher.decrypt(cipher=entry.content, owner_id=entry.id).decode())
    except (WishInvalid, PortalError):
        return None


def _own(placed: Placed, cipher: Encrypt) -> OwnEntry:
    entry, state = placed.entry, State(placed.entry.state)
    return OwnEntry(
        entry_id=entry.id,
        facility_id=entry.facility_id,
        facility_name=placed.facility_name,
        facility_city=placed.facility_city,
        kind=KindOfPlace(entry.kind),
        state=state,
        band=band_of(ahead=placed.ahead, total=placed.total) if state is State.AKTIV else None,
        wish=wish_of(entry=entry, cipher=cipher),
        is_asked=entry.asked_at is not None,
        joined_at=entry.joined_at,
        ends_at=entry.current_at + KEEP if entry.current_at else entry.created_at + CONFIRM,
        consent_version=entry.consent_version,
        consented_at=entry.consented_at,
    )
