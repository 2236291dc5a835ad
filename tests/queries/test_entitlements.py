"""What companies hold."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.matching.category import Category
from portal.models.facility import Facility
from portal.queries.entitlements import Keeper, get_keeper, list_held
from portal.values.errors import NotFound
from tests.factories.companies import grant
from tests.factories.directory import NOW
from tests.services.entitlements.kept import kept_house


class TestGetKeeper:
    def test_says_which_company_and_what_kind(self, session: Session):
        made, facility_id = kept_house(session)

        assert get_keeper(session, facility_id=facility_id) == Keeper(made.id, Category.AMBULANT)

    def test_of_what_is_in_the_bin_is_nobody(self, session: Session):
        _, facility_id = kept_house(session)
        session.execute(sa.update(Facility).values(deleted_at=NOW, is_published=False))

        with pytest.raises(NotFound):
            get_keeper(session, facility_id=facility_id)


class TestListHeld:
    def test_names_the_company(self, session: Session):
        made, facility_id = kept_house(session)
        grant(session, made, facility_id)

        ((held, name),) = list_held(session)
        assert (held.facility_id, name) == (facility_id, made.name)
