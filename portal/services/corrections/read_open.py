"""Read what was reported, for support."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.corrections.block import Block
from portal.models.correction import Correction
from portal.queries.corrections import list_open
from portal.values.errors import PortalError
from portal.values.ports import Encrypt

UNREADABLE = "(cannot be read)"


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
            text=_plain(one, one.text, cipher),
            email=_plain(one, one.email, cipher),
            reported_at=one.reported_at,
        )
        for one in list_open(session, limit=limit)
    )


def _plain(correction: Correction, data: bytes | None, cipher: Encrypt) -> str:
    if data is None:
        return ""
    try:
        return cipher.decrypt(cipher=data, owner_id=correction.id).decode()
    except PortalError:
        return UNREADABLE
