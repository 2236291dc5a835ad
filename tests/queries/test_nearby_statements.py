"""The statements of the radius search use the index made for it and are built once."""

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import Light
from portal.domain.matching.category import Category
from portal.domain.matching.score import Wanted
from portal.domain.matching.services import Service
from portal.queries import nearby_statements
from portal.queries.nearby_areas import Area, Branch, bound, inner_box
from portal.values.geo import Point, box_around
from tests.queries.brute_force import TODAY, Directory, facility_row, store

BERLIN = Point(52.52, 13.405)
WANTED = Wanted(
    category=Category.STATIONAER,
    needed=(Service.STA_VOLL,),
    mandatory=(),
    wishes=(),
    kinds=frozenset(),
    radius_m=25_000,
)
OUTER = Branch(WANTED, Area(box=box_around(centre=BERLIN, metres=25_000)), TODAY)
INNER = Branch(WANTED, Area(box=inner_box(centre=BERLIN, metres=25_000)), TODAY)
HOUSE = facility_row(id=1, service_bits=Service.STA_VOLL.bit)
EDGE = HOUSE | {"id": 2, "lon_micro": OUTER.area.box.east - 300}
EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}
INDEX = "ix_facility_near"


def name_of(session):
    return session.get_bind().dialect.name


def plan(session, statement, *branches):
    name = name_of(session)
    if name == "postgresql":
        session.execute(sa.text("SET LOCAL enable_seqscan = off"))
    compiled = statement.params(bound(branches=branches)).compile(
        dialect=session.get_bind().dialect, compile_kwargs={"literal_binds": True}
    )
    text = EXPLAIN[name] + str(compiled).replace("%", "%%")
    return "\n".join(line[-1] for line in session.connection().exec_driver_sql(text))


def offers(session, *branches):
    statement = nearby_statements.offers(
        dialect=name_of(session), shapes=tuple(branch.shape for branch in branches)
    )
    return session.execute(statement, bound(branches=branches)).all()


def positions(session, *, limit):
    branches = (INNER, OUTER)
    statement = nearby_statements.positions(
        dialect=name_of(session),
        shapes=tuple(branch.shape for branch in branches),
        inner_of=(None, 0),
        limit=limit,
    )
    return sorted(tuple(row) for row in session.execute(statement, bound(branches=branches)))


def look(session, *, cap, near_cap=5):
    branches = (INNER, INNER, OUTER)
    looks = (nearby_statements.Look(*(branch.shape for branch in branches)),)
    statement = nearby_statements.first_look(
        dialect=name_of(session), looks=looks, cap=cap, near_cap=near_cap
    )
    return statement, branches


class TestOffers:
    @pytest.mark.parametrize("analysed", [False, True])
    def test_walk_the_index(self, session, analysed):
        rows = (HOUSE | {"id": n, "lat_micro": 48_000_000 + n * 9_000} for n in range(1, 701))
        store(session, Directory(tuple(rows)))
        if analysed or name_of(session) == "postgresql":  # which gathers statistics by itself
            session.execute(sa.text("ANALYZE"))
        statement = nearby_statements.offers(dialect=name_of(session), shapes=(OUTER.shape,))

        text = plan(session, statement, OUTER)

        assert INDEX in text
        assert "SCAN facility\n" not in f"{text}\n"

    def test_give_one_row_however_many_lights_there_are(self, session):
        reports = tuple(
            {"facility_id": 1, "kind": kind, "light": "auf_anfrage", "confirmed_on": TODAY}
            for kind in ("dauerpflege", "kurzzeitpflege")
        )
        store(session, Directory((HOUSE,), reports))

        (row,) = offers(session, OUTER)

        assert tuple(row)[:5] == (0, 1, HOUSE["lat_micro"], HOUSE["lon_micro"], 1 << 10)
        assert row[5] == list(Light).index(Light.AUF_ANFRAGE)

    def test_tell_the_branch_of_each_row(self, session):
        store(session, Directory((HOUSE, EDGE)))

        rows = offers(session, OUTER, INNER)

        assert sorted((row[0], row.id) for row in rows) == [(0, 1), (0, 2), (1, 1)]

    def test_are_built_once_per_shape(self):
        built = [
            nearby_statements.offers(dialect="sqlite", shapes=(branch.shape,))
            for branch in (OUTER, INNER)
        ]

        assert built[0] is built[1]


class TestFirstLook:
    @pytest.mark.parametrize("analysed", [False, True])
    def test_walks_the_index(self, session, analysed):
        rows = (HOUSE | {"id": n, "lat_micro": 48_000_000 + n * 9_000} for n in range(1, 701))
        store(session, Directory(tuple(rows)))
        if analysed or name_of(session) == "postgresql":  # which gathers statistics by itself
            session.execute(sa.text("ANALYZE"))
        statement, branches = look(session, cap=200)

        text = plan(session, statement, *branches)

        assert INDEX in text
        assert "SCAN facility\n" not in f"{text}\n"

    def test_counts_and_reads_what_is_little(self, session):
        store(session, Directory((HOUSE, EDGE)))
        statement, branches = look(session, cap=1)

        rows = session.execute(statement, bound(branches=branches)).all()

        assert sorted(tuple(row)[:4] for row in rows) == [
            (0, nearby_statements.NOBODY, 1, 0),
            (0, 1, HOUSE["lat_micro"], HOUSE["lon_micro"]),
            (0, 2, EDGE["lat_micro"], EDGE["lon_micro"]),
        ]

    def test_only_counts_what_is_much_and_ends_at_the_caps(self, session):
        store(session, Directory(tuple(HOUSE | {"id": number} for number in range(1, 6))))
        statement, branches = look(session, cap=2, near_cap=4)

        (row,) = session.execute(statement, bound(branches=branches)).all()

        assert tuple(row)[1:4] == (nearby_statements.NOBODY, 3, 4)


class TestPositions:
    def test_lists_what_lies_outside_the_inner_box(self, session):
        store(session, Directory((HOUSE, EDGE)))

        assert positions(session, limit=2) == [
            (0, 1, 0, 0),
            (1, 1, EDGE["lat_micro"], EDGE["lon_micro"]),
        ]

    def test_lists_nothing_once_the_inner_box_holds_enough(self, session):
        store(session, Directory((HOUSE, EDGE)))

        assert positions(session, limit=1) == [(0, 1, 0, 0)]
