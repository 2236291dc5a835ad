"""Statements sent as they are give what SQLAlchemy would give, and are heard by whoever listens."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.facility import Availability, Facility
from portal.models.light_change import LightChange
from portal.queries import ready
from tests.queries.brute_force import TODAY, Directory, facility_row, store
from tests.support.statements import counted

FACILITY = Facility.__table__.c
REPORT = Availability.__table__.c
CHANGED = LightChange.__table__
NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
LINE = {
    "new_facility_id": 2,
    "new_kind": "dauerpflege",
    "new_light": "frei",
    "new_free_from": TODAY,
    "new_said_by": "Erika Muster",
}
BY_IDS = (
    sa.select(FACILITY.id, FACILITY.is_published, REPORT.light, REPORT.confirmed_on)
    .outerjoin_from(Facility.__table__, Availability.__table__)
    .where(FACILITY.id.in_(sa.bindparam("ids", expanding=True)), FACILITY.category == "stationaer")
    .order_by(FACILITY.id)
)
SINCE = sa.select(REPORT.facility_id).where(REPORT.confirmed_on >= sa.bindparam("since"))


@pytest.fixture
def houses(session):
    report = {
        "facility_id": 2,
        "kind": "dauerpflege",
        "light": "frei",
        "places": None,
        "free_from": None,
        "confirmed_on": TODAY,
    }
    rows = tuple(facility_row(id=number) for number in (1, 2, 3, 4, 5))
    store(session, Directory(rows, (report,)))


@pytest.mark.usefixtures("houses")
class TestFetch:
    @pytest.mark.parametrize("ids", [(2,), (1, 2, 3), (5, 4, 3, 2, 1), (2, 9)])
    def test_gives_the_rows_that_the_session_gives(self, session, ids):
        expected = session.execute(BY_IDS, {"ids": ids}).all()

        found = ready.fetch(session, statement=BY_IDS, values={"ids": ids})

        assert found == [tuple(row) for row in expected]

    def test_gives_values_of_their_types(self, session):
        (row,) = ready.fetch(session, statement=BY_IDS, values={"ids": (2,)})

        assert row == (2, True, "frei", TODAY)
        assert (type(row[1]), type(row[3])) == (bool, date)

    def test_finds_nothing_by_an_empty_list(self, session):
        assert ready.fetch(session, statement=BY_IDS, values={"ids": ()}) == []

    @pytest.mark.parametrize(("since", "found"), [(TODAY, [(2,)]), (date.max, [])])
    def test_writes_values_as_their_types_are_written(self, session, since, found):
        assert ready.fetch(session, statement=SINCE, values={"since": since}) == found

    def test_is_heard_by_whoever_counts_statements(self, session):
        with counted(session.get_bind()) as sent:
            ready.fetch(session, statement=BY_IDS, values={"ids": (1,)})

        assert len(sent) == 1

    def test_sends_one_text_for_lists_of_about_the_same_length(self, session):
        with counted(session.get_bind()) as sent:
            for ids in ((1, 2, 3, 4, 5), (6, 7, 8, 9, 10, 11)):
                ready.fetch(session, statement=BY_IDS, values={"ids": ids})

        assert sent[0] == sent[1]


@pytest.mark.usefixtures("houses")
class TestChange:
    CHANGE = (
        sa.update(Availability.__table__)
        .where(REPORT.facility_id == sa.bindparam("house"))
        .values(confirmed_on=sa.bindparam("on"), light=sa.bindparam("shown"))
    )

    @pytest.mark.parametrize(("house", "found"), [(2, 1), (3, 0)])
    def test_says_how_many_rows_it_found(self, session, house, found):
        values = {"house": house, "on": date(2026, 1, 2), "shown": "belegt"}

        assert ready.change(session, statement=self.CHANGE, values=values) == found

    def test_writes_values_as_their_types_are_written(self, session):
        values = {"house": 2, "on": date(2026, 1, 2), "shown": "belegt"}

        ready.change(session, statement=self.CHANGE, values=values)

        written = session.execute(sa.select(REPORT.confirmed_on, REPORT.light)).one()
        assert written == (date(2026, 1, 2), "belegt")

    def test_is_heard_by_whoever_counts_statements(self, session):
        values = {"house": 2, "on": date(2026, 1, 2), "shown": "belegt"}

        with counted(session.get_bind()) as sent:
            ready.change(session, statement=self.CHANGE, values=values)

        assert len(sent) == 1

    def test_reports_what_the_database_refuses(self, session):
        values = {"house": 2, "on": TODAY, "shown": None}

        with pytest.raises(sa.exc.IntegrityError), session.begin_nested():
            ready.change(session, statement=self.CHANGE, values=values)

    def test_adds_a_row_with_values_of_their_types(self, session):
        new = {column: sa.bindparam(f"new_{column.name}") for column in CHANGED.c}
        values = {"new_id": 7, "new_said_at": NOW, "new_places": None, **LINE}

        added = ready.change(session, statement=sa.insert(CHANGED).values(new), values=values)

        stored = session.execute(sa.select(CHANGED.c.light, CHANGED.c.said_at)).one()
        assert (added, tuple(stored)) == (1, ("frei", NOW))

    def test_gives_what_a_change_returns(self, session):
        statement = (
            sa.update(Availability.__table__)
            .where(REPORT.facility_id == sa.bindparam("house"))
            .values(confirmed_on=sa.bindparam("on"))
            .returning(REPORT.light, REPORT.confirmed_on)
        )
        values = {"house": 2, "on": date(2026, 1, 2)}

        assert ready.fetch(session, statement=statement, values=values) == [
            ("frei", date(2026, 1, 2))
        ]

    def test_writes_first_what_the_session_holds(self, session):
        session.add(Availability(facility_id=3, kind="dauerpflege", light="frei"))

        values = {"house": 3, "on": TODAY, "shown": "belegt"}

        assert ready.change(session, statement=self.CHANGE, values=values) == 1

    def test_mapped_objects_hear_of_it_once_they_forget(self, session):
        read = session.get_one(Availability, (2, "dauerpflege"))

        ready.change(
            session, statement=self.CHANGE, values={"house": 2, "on": TODAY, "shown": "belegt"}
        )
        before = read.light
        ready.forget(session)

        assert (before, read.light) == ("frei", "belegt")


class TestCommand:
    def test_sends_it_as_it_is(self, session):
        with counted(session.get_bind()) as sent:
            ready.command(connection=session.connection(), sql="SELECT 1")

        assert sent == ["SELECT 1"]

    def test_reports_what_the_database_refuses(self, session):
        with pytest.raises(sa.exc.DBAPIError, match="nonsense"), session.begin_nested():
            ready.command(connection=session.connection(), sql="nonsense")


def test_reports_what_the_database_refuses_without_values(session):
    nowhere = sa.select(sa.column("id")).select_from(sa.table("nowhere"))
    refused = nowhere.where(sa.column("id") == sa.bindparam("id", type_=sa.Integer))

    with pytest.raises(sa.exc.DBAPIError) as caught:
        ready.fetch(session, statement=refused, values={"id": 4_711})

    assert "nowhere" in str(caught.value)
    assert "4711" not in str(caught.value)


def test_lets_a_lost_connection_be_used_no_more(engine, monkeypatch):
    with Session(engine) as session:
        connection = session.connection()
        monkeypatch.setattr(connection.dialect, "is_disconnect", lambda *_: True)
        nowhere = sa.select(sa.column("id")).select_from(sa.table("nowhere"))

        with pytest.raises(sa.exc.DBAPIError) as caught:
            ready.fetch(session, statement=nowhere, values={})

        assert (caught.value.connection_invalidated, connection.invalidated) == (True, True)
