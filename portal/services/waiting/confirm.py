"""Confirm an entry: the address is the person's, and they want to wait."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.waiting.state import State
from portal.domain.waiting.terms import MOST_ENTRIES
from portal.queries.waiting_entries import get_entry, list_entries
from portal.queries.waiting_people import Holder, find_link_time, get_people
from portal.services.waiting.join import ListFull
from portal.values.errors import PortalError


class LinkTooOld(PortalError):
    """Report a link from before the draft was written, which somebody else may have done."""


def confirm_entry(session: Session, *, holder: Holder, entry_id: str, now: datetime) -> None:
    """Let a draft count from this moment on; confirming twice has one effect.

    Raises:
        NotFound: no link of ours has this token, or the entry is gone or somebody else's.
        LinkTooOld: see there; the link in the letter that came with the draft confirms it.
        ListFull: the person waits at as many places as one may.
    """
    people = get_people(session, holder=holder)
    entry = get_entry(session, people=people, entry_id=entry_id)
    if entry.state != State.ENTWURF.value:
        return
    link_made_at = find_link_time(session, holder=holder)
    if link_made_at is not None and link_made_at < entry.created_at:
        raise LinkTooOld("the draft came after this link")
    joined = list_entries(session, people=people, states=(State.AKTIV, State.RUHT))
    if len(joined) >= MOST_ENTRIES:
        raise ListFull("so many entries are enough")
    entry.state = State.AKTIV.value
    entry.joined_at = entry.current_at = now
    session.flush()
