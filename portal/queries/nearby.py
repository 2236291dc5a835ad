"""The best offers near a place, in the published order, without reading the whole radius.

One statement counts what fits, up to a cap. Where that is little, one statement reads all of it.
Where it is much, a ring around the place is read first; if its last hit that would be kept is at
least as good as anything beyond the ring can be, nothing else is read. Otherwise the rest is
read as far as anything can surpass that hit, and without what cannot. The result is the same as
ranking every facility.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import isqrt

from sqlalchemy.orm import Session

from portal.domain.matching import score
from portal.domain.matching.category import Category
from portal.domain.matching.formula import WIDER_RADIUS_M
from portal.domain.matching.score import Candidate, Scored, Wanted
from portal.queries import nearby_counts
from portal.queries.nearby_areas import Area, Bar, Branch
from portal.queries.nearby_counts import COUNT_CAP, Elsewhere, Place
from portal.queries.nearby_rows import Reading, read_candidates
from portal.values.geo import Point, box_around

SAMPLE_RING, LARGEST_RING = 8, 2
"""The ring in which offers are counted and the largest that is read first, as fractions."""
SAMPLE_CAP = 640
"""So many offers are counted in the sample ring."""


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
        ring_m: radius of the ring that is read first; None for everything.
        total: how many fit, more than `COUNT_CAP` if there are more.
        hits: the best of what was read, in order.
    """

    wanted: Wanted
    ring_m: int | None
    total: int
    hits: tuple[Scored, ...] = ()


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
        _Hunt(one, _first_ring_m(one, near, limit) if total > COUNT_CAP else None, total)
        for one, (total, near) in zip(wanted, counts, strict=True)
    )


def _first_ring_m(wanted: Wanted, near: int, limit: int) -> int:
    """Return the radius within which a few more offers than `limit` are to be expected."""
    expected = 2 * limit + 10
    fewest = -(-expected * LARGEST_RING**2 // SAMPLE_RING**2)
    thousandths = isqrt(1_000_000 * expected // max(near, fewest))
    return _scope_m(wanted) // SAMPLE_RING * thousandths // 1_000


def _scope_m(wanted: Wanted) -> int:
    """Return the radius whose parts the rings are; ambulatory services have none of their own."""
    return WIDER_RADIUS_M if wanted.category is Category.AMBULANT else wanted.radius_m


def _look_near(
    session: Session, place: Place, hunts: tuple[_Hunt, ...], today: date, limit: int
) -> tuple[_Hunt, ...]:
    """Read the first ring of each category, or everything where that is little."""
    readings = [
        _everything(place, hunt) if hunt.ring_m is None else _ring(place, hunt, hunt.ring_m)
        for hunt in hunts
    ]
    found = read_candidates(session, centre=place.centre, readings=readings, today=today)
    return tuple(
        replace(
            hunt,
            hits=_top(hunt, found[hunt.wanted.category], limit),
            total=len(found[hunt.wanted.category]) if hunt.ring_m is None else hunt.total,
        )
        for hunt in hunts
    )


def _look_beyond(
    session: Session, place: Place, hunts: tuple[_Hunt, ...], today: date, limit: int
) -> tuple[_Hunt, ...]:
    """Read what lies beyond the rings of the categories that are not finished."""
    readings = [
        _rest(place, hunt, hunt.ring_m, today, limit)
        for hunt in hunts
        if hunt.ring_m is not None and not _is_finished(hunt, hunt.ring_m, limit)
    ]
    found = read_candidates(session, centre=place.centre, readings=readings, today=today)
    return tuple(
        replace(hunt, hits=_top(hunt, found.get(hunt.wanted.category, ()), limit)) for hunt in hunts
    )


def _is_finished(hunt: _Hunt, ring_m: int, limit: int) -> bool:
    """Say whether nothing beyond the ring can be listed; equal scores lose by distance."""
    if len(hunt.hits) < limit:
        return False
    return hunt.hits[-1].score >= score.upper_bound(wanted=hunt.wanted, beyond_m=ring_m)


def _rest(place: Place, hunt: _Hunt, ring_m: int, today: date, limit: int) -> Reading:
    """Return what can still be listed: everything, or what can surpass the last hit."""
    if len(hunt.hits) < limit:
        return _everything(place, hunt)
    last = hunt.hits[-1].score
    reach_m = score.reach_m(wanted=hunt.wanted, above=last)
    bar = Bar(last, place.centre, beyond_m=ring_m, reach_m=reach_m, today=today)
    if reach_m is None:
        return _everything(place, hunt, bar)
    return _ring(place, hunt, reach_m, bar)


def _everything(place: Place, hunt: _Hunt, bar: Bar | None = None) -> Reading:
    is_ambulant = hunt.wanted.category is Category.AMBULANT
    area = nearby_counts.everywhere(place=place, wanted=hunt.wanted)
    return Reading(
        branch=Branch(hunt.wanted, area, bar),
        within_m=None if is_ambulant else hunt.wanted.radius_m,
    )


def _ring(place: Place, hunt: _Hunt, ring_m: int, bar: Bar | None = None) -> Reading:
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
