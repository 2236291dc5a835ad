"""A join whose order is kept gives the rows of any other, and ends with its limit."""

import pytest
import sqlalchemy as sa

from portal.models.facility import Facility, ServedPostcode
from portal.queries.joins import one_by_one
from tests.queries.brute_force import Directory, facility_row, store

SERVED = ServedPostcode.__table__
FACILITY = Facility.__table__


@pytest.fixture
def statement():
    serving = sa.select(SERVED.c.facility_id).distinct().subquery("serving")
    joined = one_by_one(
        first=serving, then=FACILITY, onclause=FACILITY.c.id == serving.c.facility_id
    )
    return sa.select(FACILITY.c.id).select_from(joined).limit(2)


class TestOneByOne:
    def test_gives_each_row_of_the_first_with_its_other(self, session, statement):
        rows = tuple(facility_row(id=number, category="ambulant") for number in (1, 2, 3))
        served = tuple(
            {"facility_id": number, "postcode": code}
            for number in (2, 3)
            for code in ("13599", "14467")
        )
        store(session, Directory(rows, (), served))

        assert sorted(session.scalars(statement)) == [2, 3]

    def test_makes_no_table_of_the_first(self, session, statement):
        dialect = session.get_bind().dialect
        text = str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))

        if dialect.name != "sqlite":
            assert "CROSS JOIN" not in text
            return
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {text}")
        steps = [row[-1] for row in plan]
        assert "CO-ROUTINE serving" in steps
        assert not any(step.startswith("MATERIALIZE") for step in steps)
