"""Facilities that are kept, but by no company."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.models.facility_origin import FacilityOrigin
from portal.services.companies.take_kept import take_kept
from tests.factories.companies import make_company
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility


class TestTakeKept:
    def test_belong_to_the_company_and_keep_their_origin(self, session: Session):
        add_source(session)
        session.add(make_facility(is_managed=True))
        session.flush()
        facility_id = session.scalars(sa.select(Facility.id)).one()
        made = make_company(session)

        take_kept(session, company_id=made.id, facility_ids=(facility_id,), now=NOW)

        session.expire_all()
        assert session.scalars(sa.select(Facility.company_id)).one() == made.id
        assert session.scalars(sa.select(FacilityOrigin.facility_id)).all() == [facility_id]
