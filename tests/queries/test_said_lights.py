"""What stands of a light is read for the next report about it."""

from portal.domain.availability.light import KindOfPlace
from portal.queries.said_lights import SaidLight, find_said
from tests.queries.brute_force import TODAY, Directory, facility_row, store

REPORT = {
    "facility_id": 1,
    "kind": "dauerpflege",
    "light": "frei",
    "places": 2,
    "free_from": TODAY,
    "confirmed_on": TODAY,
}


def test_gives_what_is_said_about_this_kind_of_place(session):
    store(session, Directory((facility_row(id=1),), (REPORT,)))

    found = find_said(session, facility_id=1, kind=KindOfPlace.DAUERPFLEGE)

    assert found == SaidLight(light="frei", places=2, free_from=TODAY, weekdays=0)


def test_gives_nothing_where_nothing_was_said(session):
    store(session, Directory((facility_row(id=1), facility_row(id=2)), (REPORT,)))

    assert find_said(session, facility_id=1, kind=KindOfPlace.KURZZEITPFLEGE) is None
    assert find_said(session, facility_id=2, kind=KindOfPlace.DAUERPFLEGE) is None
