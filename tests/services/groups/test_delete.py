"""Dissolving a group."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.audit_entry import AuditEntry
from portal.models.facility import Facility
from portal.models.facility_group import FacilityGroup
from portal.services.groups.delete import delete_group
from portal.values.errors import NotFound
from tests.factories.companies import acting_as, add_group, give_facility, make_company
from tests.factories.directory import NOW
from tests.models.records import store_facility


class TestDeleteGroup:
    def test_n04_the_facilities_stay(self, session: Session):
        made = make_company(session)
        facility = store_facility(session)
        give_facility(session, made, facility.id)
        group_id = add_group(session, made, facility.id)

        delete_group(session, acting=acting_as(session, made.master), group_id=group_id, now=NOW)

        assert session.scalars(sa.select(FacilityGroup.id)).all() == []
        assert session.scalars(sa.select(Facility.company_id)).all() == [made.id]
        assert session.scalars(sa.select(AuditEntry.action)).all() == ["group_deleted"]

    def test_finds_no_group_of_somebody_else(self, session: Session):
        made = make_company(session)
        theirs = add_group(session, make_company(session, email="andere@example.org"))

        with pytest.raises(NotFound):
            delete_group(session, acting=acting_as(session, made.master), group_id=theirs, now=NOW)

        assert session.scalars(sa.select(FacilityGroup.id)).all() == [theirs]
