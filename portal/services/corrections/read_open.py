"""Read what was reported, for support."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.corrections.block import Block
from portal.queries.corrections import list_open
from portal.services.corrections.sealed import opened
from portal.values.ports import Encrypt


@dataclass(frozen=True, slots=True)
class OpenCorrection:
    """A report that waits for a decision.

    Args:
        email: where the answer goes; empty if nobody waits for one.
    """

    correction_id: str
    facility_id: int
    block: Block
    text: str
    email: str
    reported_at: datetime


def read_open_corrections(
    session: Session, *, limit: int, cipher: Encrypt
) -> tuple[OpenCorrection, ...]:
    """Return the reports that wait for a decision, the oldest first."""
    return tuple(
        OpenCorrection(
            correction_id=one.id,
            facility_id=one.facility_id,
            block=Block(one.block),
            text=opened(correction=one, data=one.text, cipher=cipher),
            email=opened(correction=one, data=one.email, cipher=cipher),
            reported_at=one.reported_at,
        )
        for one in list_open(session, limit=limit)
    )
