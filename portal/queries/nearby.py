"""The best offers near a place, in the published order, without reading the whole radius.

One statement counts what fits, up to a cap. Where that is little, one statement reads all of it.
Where it is much, a ring around the place is read first; if its last hit that would be kept is at
least as good as anything beyond the ring can be, nothing else is read. Otherwise the rest is
read without what cannot surpass that hit. The result is the same as ranking every facility.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

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

DENSE = 100
"""With so many fitting offers in the small ring it is read first, else the large one."""
SMALL_RING, LARGE_RING = 8, 2
"""The rings' radii are these fractions of the search radius."""


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
    hunts = _plan(session, place, tuple(wanted.values()))
    hunts = _look_near(session, place, hunts, today, limit)
    hunts = _look_beyond(session, place, hunts, today, limit)
    elsewhere = nearby_counts.count_elsewhere(
        session, place=place, wanted=[hunt.wanted for hunt in hunts if not hunt.hits]
    )
    return {
        hunt.wanted.category: _best(hunt, elsewhere.get(hunt.wanted.category)) for hunt in hunts
    }


def _plan(session: Session, place: Place, wanted: tuple[Wanted, ...]) -> tuple[_Hunt, ...]:
    """Count what fits, and choose how much to read first."""
    near = {one.category: _reach_m(one) // SMALL_RING for one in wanted}
    counts = nearby_counts.count_near(session, place=place, wanted=wanted, near=near, dense=DENSE)
    return tuple(_hunt(one, *numbers) for one, numbers in zip(wanted, counts, strict=True))


def _hunt(wanted: Wanted, total: int, near: int) -> _Hunt:
    if total <= COUNT_CAP:
        return _Hunt(wanted, ring_m=None, total=total)
    part = SMALL_RING if near >= DENSE else LARGE_RING
    return _Hunt(wanted, ring_m=_reach_m(wanted) // part, total=total)


def _reach_m(wanted: Wanted) -> int:
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
        _everything(place, hunt, _bar(hunt, today, limit))
        for hunt in hunts
        if not _is_finished(hunt, limit)
    ]
    found = read_candidates(session, centre=place.centre, readings=readings, today=today)
    return tuple(
        replace(hunt, hits=_top(hunt, found.get(hunt.wanted.category, ()), limit)) for hunt in hunts
    )


def _is_finished(hunt: _Hunt, limit: int) -> bool:
    """Say whether nothing that was not read can be listed; equal scores lose by distance."""
    if hunt.ring_m is None:
        return True
    if len(hunt.hits) < limit:
        return False
    return hunt.hits[-1].score >= score.upper_bound(wanted=hunt.wanted, beyond_m=hunt.ring_m)


def _bar(hunt: _Hunt, today: date, limit: int) -> Bar | None:
    if hunt.ring_m is None or len(hunt.hits) < limit:
        return None
    return Bar(score=hunt.hits[-1].score, beyond_m=hunt.ring_m, today=today)


def _everything(place: Place, hunt: _Hunt, bar: Bar | None = None) -> Reading:
    is_ambulant = hunt.wanted.category is Category.AMBULANT
    area = nearby_counts.everywhere(place=place, wanted=hunt.wanted)
    return Reading(
        branch=Branch(hunt.wanted, area, bar),
        within_m=None if is_ambulant else hunt.wanted.radius_m,
    )


def _ring(place: Place, hunt: _Hunt, ring_m: int) -> Reading:
    postcodes = nearby_counts.everywhere(place=place, wanted=hunt.wanted).postcodes
    area = Area(box=box_around(centre=place.centre, metres=ring_m), postcodes=postcodes)
    return Reading(branch=Branch(hunt.wanted, area), within_m=ring_m)


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
