"""A facility is found by what is said of it now, also after a change."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.matching.services import Service
from portal.models.facility import SAID, Facility, search_columns
from tests.models.records import store_facility


@pytest.fixture
def facility(session: Session) -> Facility:
    return store_facility(session)


class TestWords:
    def words_of(self, session: Session) -> tuple[str, str]:
        found = session.execute(sa.select(Facility.search_name, Facility.search_text)).one()
        return found.search_name, found.search_text

    @pytest.mark.parametrize("is_loaded_anew", [False, True])
    def test_follow_what_is_said_when_a_loaded_one_changes(
        self, session: Session, facility: Facility, is_loaded_anew: object
    ):
        if is_loaded_anew:
            session.expire_all()
            facility = session.scalars(sa.select(Facility)).one()

        facility.name = "Haus Ährengrund"
        facility.services = (Service.SPRACHE_TR,)
        session.flush()

        said = {name: getattr(facility, name) for name in SAID}
        name, text = self.words_of(session)
        assert name == "haus ahrengrund"
        assert {"search_name": name, "search_text": text} == search_columns(row=said)
        assert "turkisch" in text

    def test_stay_when_something_else_changes(self, session: Session, facility: Facility):
        session.execute(sa.update(Facility).values(search_name="alt", search_text="alt"))
        session.expire_all()

        facility.phone = "030 1"
        session.flush()

        assert self.words_of(session) == ("alt", "alt")
