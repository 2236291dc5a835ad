"""What lights said before."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.models.light_change import LightChange
from tests.factories.directory import NOW
from tests.models.records import store_facility


@pytest.fixture(autouse=True)
def _one_line(session: Session) -> None:
    session.add(
        LightChange(
            facility_id=store_facility(session).id,
            kind="dauerpflege",
            light="frei",
            places=2,
            free_from=None,
            said_at=NOW,
            said_by="Anna Kern",
        )
    )
    session.flush()


class TestLightChange:
    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"kind": "garage"}, "kind_known"),
            ({"light": "gelb"}, "light_known"),
            ({"said_by": ""}, "said_by_somebody"),
        ],
    )
    def test_the_database_refuses_what_breaks_a_rule(
        self, session: Session, fields: dict[str, object], rule: str
    ):
        with pytest.raises(sa.exc.IntegrityError, match=rule):
            session.execute(sa.update(LightChange).values(**fields))

    def test_goes_with_its_facility(self, session: Session):
        session.execute(sa.delete(Facility))

        assert session.scalars(sa.select(LightChange.id)).all() == []
