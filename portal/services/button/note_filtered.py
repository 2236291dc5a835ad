"""Note that a request over the button did not fit, and nothing of whoever asked."""

from datetime import date, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace
from portal.domain.button.relevance import Reason
from portal.models.filtered_request import FilteredRequest

KEEP = timedelta(days=365)
"""So long a row is kept; what is older goes with the next one of the same facility."""


def note_filtered(
    session: Session, *, facility_id: int, reason: Reason, kind: KindOfPlace, today: date
) -> None:
    """Store the day, the reason and the kind of place."""
    session.execute(
        delete(FilteredRequest).where(
            FilteredRequest.facility_id == facility_id, FilteredRequest.day < today - KEEP
        )
    )
    session.add(
        FilteredRequest(facility_id=facility_id, day=today, reason=reason.value, kind=kind.value)
    )
    session.flush()
