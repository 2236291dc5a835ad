"""The best offers near a place, in the published order, without reading the whole radius.

One statement counts what fits, up to a cap, and reads all of it where that is little. Where it is
much, some near facilities that promise most are read first. They give a score that has to be
surpassed: unless nothing beyond them can, a further statement reads every facility whose best
possible score does, or equals it from not farther away. The result is the same as ranking every
facility, and how much is read hardly grows with the directory.

Until the order is found, of each offer only whole numbers are read, nearly always from the index
alone. Names, reports and what else a page shows are read of the hits at the end.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from math import isqrt

from portal.domain.matching import score
from portal.domain.matching.category import Category
from portal.domain.matching.score import Scored, Wanted
from portal.domain.matching.standing import Standing, first
from portal.queries import facilities, nearby_counts, nearby_hits
from portal.queries.facilities import Details
from portal.queries.nearby_areas import Area, Bar, Branch
from portal.queries.nearby_counts import COUNT_CAP, Elsewhere, Place
from portal.queries.nearby_rows import Found, Reading, read_offers
from portal.queries.ready import Source
from portal.values.geo import Point, box_around

SAMPLE_RING, LARGEST_RING = 8, 2
"""The ring in which offers are counted and the largest that is looked at first, as fractions."""
SAMPLE_CAP = 640
"""So many offers are counted in the sample ring."""
READ_FIRST = 3
"""So many times the hits that are listed are read first."""
USUAL_AREA_M = 25_000
"""Ambulatory services are looked for first within parts of this radius, in metres."""


@dataclass(frozen=True, slots=True)
class Best:
    """The best offers of one category.

    Args:
        hits: at most `limit`, in the published order.
        total: how many offers fit, exact up to 200.
        total_is_capped: more than `total` fit.
        of_kind: where nothing fits, the offers of the category in the radius (ambulatory: that
            serve the place) whatever they offer, exact up to 200; else `total`.
        wider: where nothing fits, how many would within 50 km, exact up to 200; None if there
            are hits or the radius is already that large. Ambulatory services are counted by
            their address.
        details: what else pages show of the hits, by id.
    """

    hits: tuple[Scored, ...]
    total: int
    total_is_capped: bool
    of_kind: int
    wider: int | None
    details: Mapping[int, Details] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class _Hunt:
    """How far the search in one category has come.

    Args:
        total: how many fit, more than `COUNT_CAP` if there are more.
        ring_m: radius of the ring that is looked at first; None for the whole area.
        standings: the best of what was read, in order; also those that only names can part from
            the last one.
        searched_m: radius within which nothing was left unread.
        is_whole: everything that fits was read.
    """

    wanted: Wanted
    total: int
    ring_m: int | None = None
    standings: tuple[Standing, ...] = ()
    searched_m: int = 0
    is_whole: bool = False


def list_best(
    session: Source,
    *,
    centre: Point,
    postcodes: tuple[str, ...],
    wanted: Mapping[Category, Wanted],
    today: date,
    limit: int,
) -> Mapping[Category, Best]:
    """List the best published offers of each category asked for, at most `limit` each.

    What comes to the place must serve one of `postcodes`; all others lie within their radius of
    `centre`. Sends at most four statements for all categories together: two where little fits.
    Where a category has no hits, one statement counts what there is elsewhere.
    """
    if not wanted:
        return {}
    place = Place(centre=centre, postcodes=postcodes)
    hunts = _look_first(session, place, tuple(wanted.values()), today, limit)
    hunts = _look_near(session, place, hunts, today, limit)
    hunts = _look_beyond(session, place, hunts, today, limit)
    elsewhere = nearby_counts.count_elsewhere(
        session, place=place, wanted=[hunt.wanted for hunt in hunts if not hunt.standings]
    )
    details = facilities.list_with_reports(
        session, ids=[one.facility_id for hunt in hunts for one in hunt.standings]
    )
    return {
        hunt.wanted.category: _best(
            hunt, details, today, limit, elsewhere.get(hunt.wanted.category)
        )
        for hunt in hunts
    }


def _look_first(
    session: Source, place: Place, wanted: tuple[Wanted, ...], today: date, limit: int
) -> tuple[_Hunt, ...]:
    """Read all that fits where it is little; else choose how much to read first."""
    looks = nearby_counts.look_first(
        session,
        place=place,
        wanted=wanted,
        near={one.category: _scope_m(one) // SAMPLE_RING for one in wanted},
        near_cap=SAMPLE_CAP,
        today=today,
    )
    return tuple(
        _Hunt(one, look.total, _first_ring_m(one, look.near) if look.near >= limit else None)
        if look.places is None
        else _Hunt(one, look.total, standings=first(found=look.places, limit=limit), is_whole=True)
        for one, look in zip(wanted, looks, strict=True)
    )


def _first_ring_m(wanted: Wanted, near: int) -> int:
    """Return the radius of the ring that is looked at first, given the number in the sample.

    It holds the sample. It shrinks with the fourth root of the density, so that the number of
    facilities in it grows with its square root only, and enough of them are seen for a score
    that few others surpass.
    """
    thousandths = isqrt(isqrt(max(near, LARGEST_RING**4) * 1_000_000_000_000))
    return _scope_m(wanted) * 1_000 // thousandths


def _scope_m(wanted: Wanted) -> int:
    """Return the radius whose parts the rings are; what comes to the place has none of its own."""
    return USUAL_AREA_M if wanted.comes_home else wanted.radius_m


def _look_near(
    session: Source, place: Place, hunts: tuple[_Hunt, ...], today: date, limit: int
) -> tuple[_Hunt, ...]:
    """Read what promises most in the first ring of each category of which there is much."""
    readings = [_first(place, hunt, today, limit) for hunt in hunts if not hunt.is_whole]
    found = read_offers(session, centre=place.centre, readings=readings)
    return tuple(
        _seen(hunt, one, limit) if one else hunt
        for hunt in hunts
        for one in (found.get(hunt.wanted.category),)
    )


def _first(place: Place, hunt: _Hunt, today: date, limit: int) -> Reading:
    bar = Bar(place.centre, _scope_m(hunt.wanted), most=READ_FIRST * limit)
    if hunt.ring_m is None:
        return _everything(place, hunt, today, bar)
    return _ring(place, hunt, hunt.ring_m, today, replace(bar, reach_m=hunt.ring_m))


def _seen(hunt: _Hunt, found: Found, limit: int) -> _Hunt:
    is_ring_read = found.read < READ_FIRST * limit
    return replace(
        hunt,
        standings=first(found=found.places, limit=limit),
        searched_m=hunt.ring_m or 0 if is_ring_read else 0,
    )


def _look_beyond(
    session: Source, place: Place, hunts: tuple[_Hunt, ...], today: date, limit: int
) -> tuple[_Hunt, ...]:
    """Read what lies beyond the rings of the categories that are not finished."""
    readings = [_rest(place, hunt, today, limit) for hunt in hunts if not _is_finished(hunt, limit)]
    found = read_offers(session, centre=place.centre, readings=readings)
    return tuple(
        replace(hunt, standings=first(found=(*{*hunt.standings, *one.places},), limit=limit))
        if one
        else hunt
        for hunt in hunts
        for one in (found.get(hunt.wanted.category),)
    )


def _is_finished(hunt: _Hunt, limit: int) -> bool:
    """Say whether nothing unread can be listed; equal scores farther away lose by distance."""
    if hunt.is_whole:
        return True
    if len(hunt.standings) < limit or not hunt.searched_m:
        return False
    bound = score.upper_bound(wanted=hunt.wanted, beyond_m=hunt.searched_m)
    return hunt.standings[limit - 1].numerator >= bound.numerator


def _rest(place: Place, hunt: _Hunt, today: date, limit: int) -> Reading:
    """Return what can still be listed: everything, or what can surpass or equal the last hit."""
    if len(hunt.standings) < limit:
        return _everything(place, hunt, today)
    last = hunt.standings[limit - 1]
    reach_m = score.reach_m(wanted=hunt.wanted, above=last.numerator)
    bar = Bar(place.centre, reach_m, last=last)
    if reach_m is None:
        return _everything(place, hunt, today, bar)
    reach_m = max(reach_m, last.distance_m)
    return _ring(place, hunt, reach_m, today, replace(bar, reach_m=reach_m))


def _everything(place: Place, hunt: _Hunt, today: date, bar: Bar | None = None) -> Reading:
    area = nearby_counts.everywhere(place=place, wanted=hunt.wanted)
    return nearby_counts.whole_reading(branch=Branch(hunt.wanted, area, today, bar))


def _ring(place: Place, hunt: _Hunt, ring_m: int, today: date, bar: Bar) -> Reading:
    postcodes = nearby_counts.everywhere(place=place, wanted=hunt.wanted).postcodes
    area = Area(box=box_around(centre=place.centre, metres=ring_m), postcodes=postcodes)
    return Reading(branch=Branch(hunt.wanted, area, today, bar), within_m=ring_m)


def _best(
    hunt: _Hunt,
    details: Mapping[int, Details],
    today: date,
    limit: int,
    elsewhere: Elsewhere | None,
) -> Best:
    total = min(COUNT_CAP, hunt.total)
    return Best(
        hits=nearby_hits.hits(
            standings=hunt.standings,
            details=details,
            wanted=hunt.wanted,
            today=today,
            limit=limit,
        ),
        total=total,
        total_is_capped=hunt.total > COUNT_CAP,
        of_kind=total if elsewhere is None else elsewhere.of_kind,
        wider=None if elsewhere is None else elsewhere.wider,
        details=details,
    )
