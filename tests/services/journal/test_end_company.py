"""A company ends."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.audit_entry import AuditEntry
from portal.models.company import Company
from portal.models.facility import Availability, Facility, ServedPostcode
from portal.models.facility_origin import KEPT, FacilityOrigin
from portal.models.facility_profile import FacilityFile
from portal.models.membership import Membership
from portal.services.journal.end_company import end_company
from portal.services.journal.keep_origin import keep_origin
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import NOW
from tests.models.records import make_facility
from tests.services.journal.test_keep_origin import stored


class TestEndCompany:
    def test_what_it_took_over_says_again_what_its_source_said(self, session: Session):
        facility = stored(session)
        before = {name: getattr(facility, name) for name in KEPT}
        made = make_company(session)
        keep_origin(session, facility=facility, now=NOW)
        give_facility(session, made, facility.id)
        session.execute(
            sa.update(Facility).values(
                name="Umbenannt", phone="", is_published=False, wants_public=False, source_on=None
            )
        )
        session.execute(sa.delete(ServedPostcode))
        session.execute(sa.update(Availability).values(light="belegt", confirmed_on=None))

        end_company(session, company_id=made.id, now=NOW)

        session.expire_all()
        again = session.get_one(Facility, facility.id)
        assert {name: getattr(again, name) for name in KEPT} == before
        assert (again.company_id, again.is_managed, again.wants_public) == (None, False, True)
        assert "umbenannt" not in again.search_text
        light = session.scalars(sa.select(Availability)).one()
        assert (light.light, light.confirmed_on) == ("frei", date(2026, 3, 1))
        assert session.scalars(sa.select(ServedPostcode.postcode)).all() == ["19370"]
        assert session.scalars(sa.select(FacilityOrigin)).all() == []

    def test_what_it_created_goes_with_its_people_and_files(self, session: Session):
        stored(session)
        own = make_facility(external_id="2")
        session.add(own)
        session.flush()
        made = make_company(session)
        give_facility(session, made, own.id)
        session.add(
            FacilityFile(
                id="f" * 32,
                facility_id=own.id,
                kind="bild",
                position=1,
                title="Garten",
                width=1,
                height=1,
                byte_count=1,
                is_ready=True,
                added_at=NOW,
            )
        )
        session.flush()

        end_company(session, company_id=made.id, now=NOW)

        assert session.scalars(sa.select(Facility.external_id)).all() == ["1"]
        for model in (Company, Membership, FacilityFile):
            assert session.scalars(sa.select(model)).all() == []
        assert session.scalars(sa.select(AuditEntry.action)).all() == ["company_ended"]
