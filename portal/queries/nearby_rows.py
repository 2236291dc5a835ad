"""Reading offers: rows of the radius search become places in the published order."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from portal.domain.matching import standing
from portal.domain.matching.category import Category
from portal.domain.matching.score import scale_of
from portal.domain.matching.standing import Place
from portal.queries import nearby_statements, ready
from portal.queries.nearby_areas import Branch, bound
from portal.queries.nearby_conditions import LIGHTS
from portal.queries.ready import Source
from portal.values.geo import Point, distances_m

OfferRow = Sequence[int]
"""What `nearby_statements.offers` gives of an offer."""


class Reading(NamedTuple):
    """What to read for one category; `within_m` is the largest distance, None for any."""

    branch: Branch
    within_m: int | None


class Found(NamedTuple):
    """What a reading gave.

    Args:
        places: of the offers within the distance, in no particular order.
        read: how many offers were read, also beyond the distance.
    """

    places: tuple[Place, ...]
    read: int


def read_offers(
    session: Source, *, centre: Point, readings: Sequence[Reading]
) -> Mapping[Category, Found]:
    """Read the offers of all readings in one statement."""
    if not readings:
        return {}
    branches = [one.branch for one in readings]
    connection = session.connection()
    statement = nearby_statements.offers(
        dialect=connection.dialect.name, shapes=tuple(branch.shape for branch in branches)
    )
    rows = ready.fetch(session, statement=statement, values=bound(branches=branches))
    return {
        one.branch.wanted.category: measured(centre=centre, reading=one, rows=some)
        for one, some in zip(readings, parted(rows=rows, parts=len(readings)), strict=True)
    }


def parted(*, rows: Sequence[OfferRow], parts: int) -> Sequence[Sequence[OfferRow]]:
    """Part rows by the number that they begin with."""
    if parts == 1:
        return (rows,)
    found: list[list[OfferRow]] = [[] for _ in range(parts)]
    for row in rows:
        found[row[0]].append(row)
    return found


def measured(*, centre: Point, reading: Reading, rows: Sequence[OfferRow]) -> Found:
    """Measure the distance of each offer and give it its place."""
    if not rows:
        return Found((), read=0)
    _, ids, lats_micro, lons_micro, service_bits, lights = zip(*rows, strict=True)
    scale = scale_of(wanted=reading.branch.wanted)
    worths = [scale.availability(light=light) for light in LIGHTS]
    found = standing.places(
        scale=scale,
        ids=ids,
        metres=distances_m(start=centre, lats_micro=lats_micro, lons_micro=lons_micro),
        service_bits=service_bits,
        availability=[worths[light] for light in lights],
    )
    within_m = reading.within_m
    if within_m is not None:
        found = tuple(place for place in found if place[1] <= within_m)
    return Found(found, read=len(rows))
