"""What a facility says before a company takes it over."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.facility import Availability, Facility, ServedPostcode
from portal.models.facility_origin import KEPT, FacilityOrigin
from portal.services.journal.keep_origin import keep_origin
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility


def stored(session: Session) -> Facility:
    """Return an imported facility with a light and a postcode that it serves."""
    add_source(session)
    facility = make_facility(phone="030 1", source_on=date(2026, 1, 2))
    session.add(facility)
    session.flush()
    session.add_all(
        (
            Availability(
                facility_id=facility.id,
                kind="dauerpflege",
                light="frei",
                places=2,
                free_from=None,
                confirmed_on=date(2026, 3, 1),
                weekdays=0,
            ),
            ServedPostcode(facility_id=facility.id, postcode="19370"),
        )
    )
    session.flush()
    return facility


class TestKeepOrigin:
    def test_g10_keeps_everything_its_source_said(self, session: Session):
        facility = stored(session)

        keep_origin(session, facility=facility, now=NOW)

        session.expire_all()
        kept = session.scalars(sa.select(FacilityOrigin)).one()
        assert kept.columns.keys() == set(KEPT)
        assert (kept.columns["phone"], kept.columns["source_on"]) == ("030 1", "2026-01-02")
        assert kept.served == ["19370"]
        assert kept.lights[0]["confirmed_on"] == "2026-03-01"

    def test_keeps_what_was_kept_first(self, session: Session):
        facility = stored(session)
        keep_origin(session, facility=facility, now=NOW)
        facility.name = "Neuer Name"

        keep_origin(session, facility=facility, now=NOW)

        assert session.scalars(sa.select(FacilityOrigin)).one().columns["name"] != "Neuer Name"
