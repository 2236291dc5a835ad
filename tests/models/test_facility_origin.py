"""What a facility said before it was taken over."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.models.facility_origin import FacilityOrigin
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility


class TestFacilityOrigin:
    def test_goes_with_its_facility(self, session: Session):
        add_source(session)
        facility = make_facility()
        session.add(facility)
        session.flush()
        session.add(
            FacilityOrigin(
                facility_id=facility.id,
                taken_at=NOW,
                columns={"name": "Probe"},
                served=[],
                lights=[],
            )
        )
        session.flush()

        session.execute(sa.delete(Facility))

        assert session.scalars(sa.select(FacilityOrigin)).all() == []
