"""Towns around a place, those first that say most about where one is."""

from portal.domain.places.gazetteer import Gazetteer
from portal.domain.places.rows import Row, Settlement
from portal.domain.places.surroundings import towns_around

LAND = "Brandenburg"


def row(postcode, name, lat_e5, lon_e5, *, land=LAND):
    return Row(postcode, Settlement(name, land), (), lat_e5, lon_e5)


ROWS = (
    row("10001", "Mitte", 5_200_000, 1_300_000),
    row("10002", "Mitte", 5_200_500, 1_300_000),
    row("10003", "Nah", 5_201_000, 1_300_000),
    row("10004", "Halbweg", 5_210_000, 1_300_000),
    row("10005", "Stadt", 5_215_000, 1_300_000),
    row("10006", "Stadt", 5_214_000, 1_300_000),
    row("10007", "Weit", 5_290_000, 1_300_000),
)
GAZETTEER = Gazetteer(rows=ROWS)


def around(postcode="10001", metres=22_000):
    place = GAZETTEER.by_postcode(postcode=postcode)
    return towns_around(gazetteer=GAZETTEER, place=place, metres=metres)


def test_the_place_comes_first_then_big_towns_then_those_halfway():
    assert [town.name for town in around()] == ["Mitte", "Stadt", "Halbweg", "Nah"]


def test_a_town_lies_where_its_nearest_postcode_does():
    stadt = around()[1]

    assert (stadt.point.lat_micro, stadt.point.lon_micro) == (52_140_000, 13_000_000)


def test_equal_ones_come_by_name():
    rows = (ROWS[0], row("2", "B", 5_210_000, 1_300_000), row("3", "A", 5_210_000, 1_300_000))
    gazetteer = Gazetteer(rows=rows)

    found = towns_around(
        gazetteer=gazetteer, place=gazetteer.by_postcode(postcode="10001"), metres=20_000
    )

    assert [town.name for town in found] == ["Mitte", "A", "B"]


def test_alone_it_is_the_only_one():
    assert [town.name for town in around(metres=0)] == ["Mitte"]
