"""Small directories around Berlin and searches in them."""

from portal.domain.matching.category import Category
from portal.domain.matching.score import Wanted
from portal.queries import nearby
from portal.values.geo import Point
from tests.queries.brute_force import TODAY, Directory, Search, facility_row

BERLIN = Point(52.52, 13.405)
KILOMETRE = 8_993
"""Millionths of a degree of latitude."""


def north(kilometres):
    return BERLIN.lat_micro + round(kilometres * KILOMETRE)


def wanted(category=Category.STATIONAER, **changes):
    plain = {"needed": (), "mandatory": (), "wishes": (), "kinds": frozenset(), "radius_m": 25_000}
    return Wanted(category=category, **(plain | changes))


def every_category(**changes):
    return {category: wanted(category, **changes) for category in Category}


def find(session, search):
    return nearby.list_best(
        session,
        centre=search.centre,
        postcodes=search.postcodes,
        wanted=search.wanted,
        today=TODAY,
        limit=search.limit,
    )


def near_berlin(session, one=None, *, postcodes=("13599",), limit=10):
    one = one or wanted()
    search = Search(centre=BERLIN, postcodes=postcodes, wanted={one.category: one}, limit=limit)
    return find(session, search)[one.category]


def ids(best):
    return [hit.candidate.facility_id for hit in best.hits]


def houses(*rows):
    return Directory(
        tuple(facility_row(**({"id": number} | row)) for number, row in enumerate(rows, start=1))
    )
