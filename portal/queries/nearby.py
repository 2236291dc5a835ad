"""The best offers near a place, in the published order, without reading the whole radius.

One statement counts what fits, up to a cap. Where that is little, one statement reads all of it.
Where it is much, some near facilities that promise most are read first. They give a score that
has to be surpassed: unless nothing beyond them can, a last statement reads every facility whose
best possible score does, or equals it from not farther away. The result is the same as ranking
every facility, and how much is read hardly grows with the directory.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import isqrt

from sqlalchemy.orm import Session

from portal.domain.matching import score
from portal.domain.matching.category import Category
from portal.domain.matching.score import Candidate, Scored, Wanted
from portal.queries import nearby_counts
from portal.queries.nearby_areas import Area, Bar, Branch
from portal.queries.nearby_counts import COUNT_CAP, Elsewhere, Place
from portal.queries.nearby_rows import Found, Reading, read_candidates
from portal.values.geo import Point, box_around

SAMPLE_RING, LARGEST_RING = 8, 2
"""The ring in which offers are counted and the largest that is looked at first, as fractions."""
SAMPLE_CAP = 640
"""So many offers are counted in the sample ring."""
READ_FIRST = 3
"""So many times the hits that are listed are read first."""
USUAL_AREA_M = 25_000
"""Ambulatory services are looked for first within parts of this radius, in metres."""
EVERYTHING = 2**31 - 1
"""A limit that limits nothing: what is read whole shares its statement with what is not."""


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
    """

    hits: tuple[Scored, ...]
    total: int
    total_is_capped: bool
    of_kind: int
    wider: int | None


@dataclass(frozen=True, slots=True)
class _Hunt:
    """How far the search in one category has come.

    Args:
        total: how many fit, more than `COUNT_CAP` if there are more.
        ring_m: radius of the ring that is looked at first; None for the whole area.
        hits: the best of what was read, in order.
        searched_m: radius within which nothing was left unread.
    """

    wanted: Wanted
    total: int
    ring_m: int | None
    hits: tuple[Scored, ...] = ()
    searched_m: int = 0

    @property
    def is_small(self) -> bool:
        """Say whether everything that fits can be read."""
        return self.total <= COUNT_CAP


def list_best(
    session: Session,
    *,
    centre: Point,
    postcodes: tuple[str, ...],
    wanted: Mapping[Category, Wanted],
    today: date,
    limit: int,
) -> Mapping[Category, Best]:
    """List the best published offers of each category asked for, at most `limit` each.

    Ambulatory services must serve one of `postcodes`; all others lie within their radius of
    `centre`. Sends at most three statements for all categories together, and one more where a
    category has no hits.
    """
    if not wanted:
        return {}
    place = Place(centre=centre, postcodes=postcodes)
    hunts = _plan(session, place, tuple(wanted.values()), limit)
    hunts = _look_near(session, place, hunts, today, limit)
    hunts = _look_beyond(session, place, hunts, today, limit)
    elsewhere = nearby_counts.count_elsewhere(
        session, place=place, wanted=[hunt.wanted for hunt in hunts if not hunt.hits]
    )
    return {
        hunt.wanted.category: _best(hunt, elsewhere.get(hunt.wanted.category)) for hunt in hunts
    }


def _plan(
    session: Session, place: Place, wanted: tuple[Wanted, ...], limit: int
) -> tuple[_Hunt, ...]:
    """Count what fits, and choose how much to read first."""
    counts = nearby_counts.count_near(
        session,
        place=place,
        wanted=wanted,
        near={one.category: _scope_m(one) // SAMPLE_RING for one in wanted},
        near_cap=SAMPLE_CAP,
    )
    return tuple(
        _Hunt(one, total, _first_ring_m(one, near) if near >= limit else None)
        for one, (total, near) in zip(wanted, counts, strict=True)
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
    """Return the radius whose parts the rings are; ambulatory services have none of their own."""
    return USUAL_AREA_M if wanted.category is Category.AMBULANT else wanted.radius_m


def _look_near(
    session: Session, place: Place, hunts: tuple[_Hunt, ...], today: date, limit: int
) -> tuple[_Hunt, ...]:
    """Read the first ring of each category, or everything where that is little."""
    readings = [_first(place, hunt, today, limit) for hunt in hunts]
    found = read_candidates(session, centre=place.centre, readings=readings, today=today)
    return tuple(_seen(hunt, found[hunt.wanted.category], limit) for hunt in hunts)


def _first(place: Place, hunt: _Hunt, today: date, limit: int) -> Reading:
    most = EVERYTHING if hunt.is_small else READ_FIRST * limit
    bar = Bar(place.centre, _scope_m(hunt.wanted), today, most=most)
    if hunt.is_small or hunt.ring_m is None:
        return _everything(place, hunt, bar)
    return _ring(place, hunt, hunt.ring_m, replace(bar, reach_m=hunt.ring_m))


def _seen(hunt: _Hunt, found: Found, limit: int) -> _Hunt:
    seen = replace(hunt, hits=_top(hunt, found.candidates, limit))
    if hunt.is_small:
        return replace(seen, total=len(found.candidates))
    if hunt.ring_m is None or found.read >= READ_FIRST * limit:
        return seen
    return replace(seen, searched_m=hunt.ring_m)


def _look_beyond(
    session: Session, place: Place, hunts: tuple[_Hunt, ...], today: date, limit: int
) -> tuple[_Hunt, ...]:
    """Read what lies beyond the rings of the categories that are not finished."""
    readings = [
        _rest(place, hunt, today, limit)
        for hunt in hunts
        if not hunt.is_small and not _is_finished(hunt, limit)
    ]
    found = read_candidates(session, centre=place.centre, readings=readings, today=today)
    return tuple(
        replace(hunt, hits=_top(hunt, one.candidates, limit)) if one else hunt
        for hunt in hunts
        for one in (found.get(hunt.wanted.category),)
    )


def _is_finished(hunt: _Hunt, limit: int) -> bool:
    """Say whether nothing unread can be listed; equal scores farther away lose by distance."""
    if len(hunt.hits) < limit or not hunt.searched_m:
        return False
    bound = score.upper_bound(wanted=hunt.wanted, beyond_m=hunt.searched_m)
    return hunt.hits[-1].score >= bound


def _rest(place: Place, hunt: _Hunt, today: date, limit: int) -> Reading:
    """Return what can still be listed: everything, or what can surpass or equal the last hit."""
    if len(hunt.hits) < limit:
        return _everything(place, hunt)
    last = hunt.hits[-1]
    reach_m = score.reach_m(wanted=hunt.wanted, above=last.score)
    bar = Bar(place.centre, reach_m, today, last=last)
    if reach_m is None:
        return _everything(place, hunt, bar)
    reach_m = max(reach_m, last.candidate.distance_m)
    return _ring(place, hunt, reach_m, replace(bar, reach_m=reach_m))


def _everything(place: Place, hunt: _Hunt, bar: Bar | None = None) -> Reading:
    is_ambulant = hunt.wanted.category is Category.AMBULANT
    area = nearby_counts.everywhere(place=place, wanted=hunt.wanted)
    return Reading(
        branch=Branch(hunt.wanted, area, bar),
        within_m=None if is_ambulant else hunt.wanted.radius_m,
    )


def _ring(place: Place, hunt: _Hunt, ring_m: int, bar: Bar) -> Reading:
    postcodes = nearby_counts.everywhere(place=place, wanted=hunt.wanted).postcodes
    area = Area(box=box_around(centre=place.centre, metres=ring_m), postcodes=postcodes)
    return Reading(branch=Branch(hunt.wanted, area, bar), within_m=ring_m)


def _top(hunt: _Hunt, found: Iterable[Candidate], limit: int) -> tuple[Scored, ...]:
    """Return the best of the hits so far and what was found, each offer once."""
    candidates = {hit.candidate.facility_id: hit.candidate for hit in hunt.hits}
    candidates |= {one.facility_id: one for one in found}
    return score.rank(candidates=candidates.values(), wanted=hunt.wanted)[:limit]


def _best(hunt: _Hunt, elsewhere: Elsewhere | None) -> Best:
    total = min(COUNT_CAP, hunt.total)
    return Best(
        hits=hunt.hits,
        total=total,
        total_is_capped=hunt.total > COUNT_CAP,
        of_kind=total if elsewhere is None else elsewhere.of_kind,
        wider=None if elsewhere is None else elsewhere.wider,
    )
