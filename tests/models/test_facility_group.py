"""Groups of facilities."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.models.facility_group import FacilityGroup, FacilityGroupMember
from tests.factories.companies import add_group, make_company
from tests.models.records import add_source, make_facility


class TestFacilityGroup:
    def test_a_company_gives_a_name_once(self, session: Session):
        first = make_company(session)
        add_group(session, first, name="Köln")
        add_group(session, make_company(session, email="andere@example.org"))

        with pytest.raises(sa.exc.IntegrityError, match="name_key"):
            add_group(session, first, name="KÖLN")

    def test_has_a_name(self, session: Session):
        made = make_company(session)

        with pytest.raises(sa.exc.IntegrityError, match="name_not_empty"):
            add_group(session, made, name="")

    def test_n04_facilities_stay_when_a_group_goes(self, session: Session):
        group_id = add_group(session, make_company(session))
        add_source(session)
        facility = make_facility()
        session.add(facility)
        session.flush()
        session.add(FacilityGroupMember(group_id=group_id, facility_id=facility.id))
        session.flush()

        session.execute(sa.delete(FacilityGroup))

        assert session.scalars(sa.select(FacilityGroupMember.group_id)).all() == []
        assert session.scalars(sa.select(Facility.id)).all() == [facility.id]
