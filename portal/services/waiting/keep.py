"""Note that somebody still waits."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.waiting.state import State
from portal.queries.waiting_entries import list_entries
from portal.queries.waiting_people import Holder, get_people


def keep_entries(session: Session, *, holder: Holder, now: datetime) -> int:
    """Let all confirmed entries count from now on, those that rest too, each in its old place.

    One answer for all: the next question then comes for all of them at once. Return how many.

    Raises:
        NotFound: no link of ours has this token.
    """
    people = get_people(session, holder=holder)
    entries = list_entries(session, people=people, states=(State.AKTIV, State.RUHT))
    for entry in entries:
        entry.state, entry.current_at, entry.asked_at = State.AKTIV.value, now, None
    session.flush()
    return len(entries)
