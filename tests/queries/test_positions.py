"""Where facilities lie, as far as anybody may know."""

from portal.queries.positions import Position, list_positions
from portal.values.geo import Point
from tests.queries.around_berlin import houses
from tests.queries.brute_force import store
from tests.support.statements import counted

HERE = Point.from_micro(52_520_000, 13_405_000)


def test_each_with_its_point_and_whether_it_is_exact(session):
    store(session, houses({}, {"position_is_exact": False}, {}))

    found = list_positions(session, ids=[1, 2])

    assert found == {1: Position(HERE, is_exact=True), 2: Position(HERE, is_exact=False)}


def test_d12_what_is_not_public_or_not_there_is_left_out(session):
    store(session, houses({}, {"is_published": False}))

    assert list(list_positions(session, ids=[1, 2, 3])) == [1]


def test_one_statement_however_many_there_are(session):
    store(session, houses(*({} for _ in range(20))))

    with counted(session.connection()) as statements:
        list_positions(session, ids=range(1, 21))

    assert len(statements) == 1


def test_nothing_of_nothing(session):
    assert list_positions(session, ids=()) == {}
