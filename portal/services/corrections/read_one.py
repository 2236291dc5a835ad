"""Read one report about a profile, for support."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.corrections.block import Block
from portal.queries.corrections import get_with_facility
from portal.services.corrections.sealed import UNREADABLE, opened
from portal.values.ports import Encrypt


@dataclass(frozen=True, slots=True)
class ReportedCorrection:
    """A report as support sees it; of a decided one only the decision is left.

    Args:
        email: where the answer goes; empty if nobody waits for one, or it cannot be read.
    """

    correction_id: str
    facility_id: int
    facility_name: str
    city: str
    block: Block
    text: str
    email: str
    reported_at: datetime
    decision: str
    decided_at: datetime | None

    @property
    def wants_answer(self) -> bool:
        """Say whether somebody waits for an answer."""
        return bool(self.email)


def read_one(session: Session, *, correction_id: str, cipher: Encrypt) -> ReportedCorrection:
    """Return a report, decided or not.

    Raises:
        NotFound: there is no such report.
    """
    found, name, city = get_with_facility(session, correction_id=correction_id)
    email = opened(correction=found, data=found.email, cipher=cipher)
    return ReportedCorrection(
        correction_id=found.id,
        facility_id=found.facility_id,
        facility_name=name,
        city=city,
        block=Block(found.block),
        text=opened(correction=found, data=found.text, cipher=cipher),
        email="" if email == UNREADABLE else email,
        reported_at=found.reported_at,
        decision=found.decision,
        decided_at=found.decided_at,
    )
