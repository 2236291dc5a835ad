"""Let time do its work on waiting lists."""

from datetime import datetime

from sqlalchemy import delete, or_, update
from sqlalchemy.orm import Session

from portal.domain.waiting.state import State
from portal.domain.waiting.terms import CONFIRM, KEEP, REST_AFTER
from portal.models.waiting_entry import WaitingEntry, WaitingLink, WaitingPerson
from portal.queries.waiting_people import list_idle

BATCH = 1_000


def age_lists(session: Session, *, now: datetime) -> None:
    """Let unanswered entries rest and delete what is over its term; idempotent.

    Goes: drafts that nobody confirmed, entries without a word of the person for so long, links of
    that age, and people who have no entry left, with their address.
    """
    session.execute(
        update(WaitingEntry)
        .where(WaitingEntry.state == State.AKTIV.value, WaitingEntry.asked_at <= now - REST_AFTER)
        .values(state=State.RUHT.value)
    )
    is_forgotten = or_(
        WaitingEntry.current_at <= now - KEEP,
        (WaitingEntry.state == State.ENTWURF.value) & (WaitingEntry.created_at <= now - CONFIRM),
    )
    session.execute(delete(WaitingEntry).where(is_forgotten))
    session.execute(delete(WaitingLink).where(WaitingLink.created_at <= now - KEEP))
    idle = list_idle(session, limit=BATCH)
    session.execute(delete(WaitingPerson).where(WaitingPerson.id.in_(idle)))
    session.flush()
