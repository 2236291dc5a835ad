"""Give a company facilities whose profiles are kept already, but by no company."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.services.journal.keep_origin import keep_origin


def take_kept(
    session: Session, *, company_id: str, facility_ids: Iterable[int], now: datetime
) -> None:
    """Let the company keep them; what their source said is kept, too."""
    for facility_id in facility_ids:
        facility = session.get_one(Facility, facility_id)
        keep_origin(session, facility=facility, now=now)
        facility.company_id, facility.is_managed = company_id, True
    session.flush()
