"""What is kept of requests that did not fit."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace
from portal.domain.button.relevance import Reason
from portal.models.filtered_request import FilteredRequest
from portal.services.button.note_filtered import KEEP, note_filtered
from tests.factories.directory import TODAY
from tests.models.records import store_facility

OLD = TODAY - KEEP


def days(session: Session) -> list[object]:
    return list(session.scalars(sa.select(FilteredRequest.day).order_by(FilteredRequest.id)))


def note(session: Session, facility_id: int, day: object) -> None:
    note_filtered(
        session,
        facility_id=facility_id,
        reason=Reason.AREA,
        kind=KindOfPlace.AUFNAHME,
        today=day,
    )


def test_o03_notes_day_reason_and_kind(session: Session):
    facility = store_facility(session)

    note(session, facility.id, TODAY)

    row = session.execute(
        sa.select(
            FilteredRequest.facility_id,
            FilteredRequest.day,
            FilteredRequest.reason,
            FilteredRequest.kind,
        )
    ).one()
    assert tuple(row) == (facility.id, TODAY, "gebiet", "aufnahme")


def test_forgets_what_is_older_than_a_year(session: Session):
    facility = store_facility(session)
    note(session, facility.id, OLD - timedelta(days=1))
    note(session, facility.id, OLD)

    note(session, facility.id, TODAY)

    assert days(session) == [OLD, TODAY]
