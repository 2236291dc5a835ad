"""A facility goes back to its source."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.models.facility_origin import FacilityOrigin
from portal.services.journal.give_back import give_back
from portal.services.journal.keep_origin import keep_origin
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import NOW
from tests.services.journal.test_keep_origin import stored


def test_give_back_lets_it_say_what_its_source_said_and_keeps_its_number(session: Session):
    facility = stored(session)
    number, name = facility.id, facility.name
    keep_origin(session, facility=facility, now=NOW)
    give_facility(session, make_company(session), number)
    session.execute(
        sa.update(Facility).values(name="Umbenannt", is_published=False, deleted_at=NOW)
    )
    session.expire_all()

    give_back(session, origin=session.scalars(sa.select(FacilityOrigin)).one(), now=NOW)

    session.expire_all()
    again = session.get_one(Facility, number)
    assert (again.name, again.company_id, again.deleted_at) == (name, None, None)
    assert again.is_published
    assert session.scalars(sa.select(FacilityOrigin)).all() == []
