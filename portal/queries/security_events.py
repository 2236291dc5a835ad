"""What happened to an account lately."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.domain.accounts.terms import EVENTS
from portal.models.security_event import SecurityEvent

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class EventPage:
    """One page of events, the latest first.

    Args:
        number: of this page, from 1.
        count: of all pages, at least 1.
    """

    events: tuple[SecurityEvent, ...]
    number: int
    count: int


def list_recent(session: Session, *, account_id: str, now: datetime, page_number: int) -> EventPage:
    """Return a page of the events of the last 180 days; a number beyond the end gives the last."""
    recent = (SecurityEvent.account_id == account_id, SecurityEvent.happened_at > now - EVENTS)
    total = int(session.scalar(select(func.count()).where(*recent)) or 0)
    count = max(1, -(-total // PAGE_SIZE))
    number = min(max(1, page_number), count)
    events: Sequence[SecurityEvent] = session.scalars(
        select(SecurityEvent)
        .where(*recent)
        .order_by(SecurityEvent.happened_at.desc(), SecurityEvent.id.desc())
        .limit(PAGE_SIZE)
        .offset((number - 1) * PAGE_SIZE)
    ).all()
    return EventPage(events=tuple(events), number=number, count=count)


def list_all(session: Session, *, account_id: str) -> tuple[SecurityEvent, ...]:
    """Return every event that is stored, the latest first."""
    return tuple(
        session.scalars(
            select(SecurityEvent)
            .where(SecurityEvent.account_id == account_id)
            .order_by(SecurityEvent.happened_at.desc(), SecurityEvent.id.desc())
        )
    )
