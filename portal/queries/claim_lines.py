"""Claims as lines of a list: what they are for, and nothing of who asks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from portal.domain.claims.state import State
from portal.models.claim import Claim, ClaimedFacility
from portal.models.facility import Facility
from portal.queries.claims import list_doubly_claimed

_CLAIM, _IN, _FACILITY = Claim.__table__.c, ClaimedFacility.__table__.c, Facility.__table__.c


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in a list.

    Args:
        places: name and town of each facility, by name.
        is_contested: another claim waits for one of them, too.
    """

    id: str
    state: State
    sent_at: datetime
    decided_at: datetime | None
    decided_by: str
    places: tuple[tuple[str, str], ...]
    is_contested: bool


def list_waiting(session: Session, *, limit: int) -> tuple[ClaimLine, ...]:
    """List the claims that wait for a decision, the oldest first."""
    return _lines(session, _CLAIM.state == State.NEU.value, (_CLAIM.sent_at, _CLAIM.id), limit)


def list_decided(session: Session, *, limit: int) -> tuple[ClaimLine, ...]:
    """List the claims that were decided, the latest first."""
    order = (_CLAIM.decided_at.desc(), _CLAIM.id)
    return _lines(session, _CLAIM.state != State.NEU.value, order, limit)


def _lines(
    session: Session, wanted: ColumnElement[bool], order: tuple[Any, ...], limit: int
) -> tuple[ClaimLine, ...]:
    claims = session.execute(
        select(_CLAIM.id, _CLAIM.state, _CLAIM.sent_at, _CLAIM.decided_at, _CLAIM.decided_by)
        .where(wanted)
        .order_by(*order)
        .limit(limit)
    ).all()
    parts = session.execute(
        select(_IN.claim_id, _FACILITY.id, _FACILITY.name, _FACILITY.city)
        .join_from(ClaimedFacility.__table__, Facility.__table__)
        .where(_IN.claim_id.in_([one.id for one in claims]))
        .order_by(_FACILITY.search_name, _FACILITY.id)
    ).all()
    contested = list_doubly_claimed(session, ids={one[1] for one in parts})
    return tuple(
        ClaimLine(
            id=one.id,
            state=State(one.state),
            sent_at=one.sent_at,
            decided_at=one.decided_at,
            decided_by=one.decided_by,
            places=tuple((part.name, part.city) for part in parts if part.claim_id == one.id),
            is_contested=any(part[1] in contested for part in parts if part.claim_id == one.id),
        )
        for one in claims
    )
