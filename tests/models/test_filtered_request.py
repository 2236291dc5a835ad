"""What is kept of requests that did not fit."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.models.filtered_request import FilteredRequest
from tests.models.records import store_facility


@pytest.fixture(autouse=True)
def _one_row(session: Session) -> None:
    session.add(
        FilteredRequest(
            facility_id=store_facility(session).id,
            day=date(2026, 3, 2),
            reason="gebiet",
            kind="aufnahme",
        )
    )
    session.flush()


class TestFilteredRequest:
    def test_o03_holds_nothing_of_whoever_asked(self):
        columns = set(FilteredRequest.__table__.columns.keys())

        assert columns == {"id", "facility_id", "day", "reason", "kind"}

    @pytest.mark.parametrize(
        ("fields", "rule"), [({"reason": "laune"}, "reason_known"), ({"kind": "x"}, "kind_known")]
    )
    def test_the_database_refuses_what_breaks_a_rule(
        self, session: Session, fields: dict[str, object], rule: str
    ):
        with pytest.raises(sa.exc.IntegrityError, match=rule):
            session.execute(sa.update(FilteredRequest).values(**fields))

    def test_goes_with_its_facility(self, session: Session):
        session.execute(sa.delete(Facility))

        assert session.scalars(sa.select(FilteredRequest.id)).all() == []
