"""What a facility says besides its own row."""

from sqlalchemy.orm import Session

from portal.queries.taken_over import list_lights, list_served
from tests.services.journal.test_keep_origin import stored


class TestLists:
    def test_give_lights_and_postcodes_of_this_facility(self, session: Session):
        facility = stored(session)

        assert [one.kind for one in list_lights(session, facility_id=facility.id)] == [
            "dauerpflege"
        ]
        assert list_served(session, facility_id=facility.id) == ("19370",)
        assert list_served(session, facility_id=facility.id + 1) == ()
