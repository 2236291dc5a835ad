"""How many offers there are near a place, exact up to a cap and never reading much more.

What is counted first is read in the same statement where it is little.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from portal.domain.matching import standing
from portal.domain.matching.category import Category
from portal.domain.matching.formula import WIDER_RADIUS_M
from portal.domain.matching.score import Wanted
from portal.queries import nearby_statements, ready
from portal.queries.nearby_areas import Area, Branch, bound, inner_box, of_kind
from portal.queries.nearby_rows import OfferRow, Reading, measured, parted
from portal.queries.ready import Source
from portal.values.geo import Point, box_around, distance_m

COUNT_CAP = 200
"""Numbers are exact up to this one; more are not counted."""
NOWHERE = 0
"""A latitude that no facility has; marks rows that are counts."""


@dataclass(frozen=True, slots=True)
class Place:
    """The place searched for: its centre and the postcodes of which one must be served."""

    centre: Point
    postcodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What there is besides, for a category without hits; see `nearby.Best`."""

    of_kind: int
    wider: int | None


class FirstLook(NamedTuple):
    """What a first look at one category gave.

    Args:
        total: how many fit, more than `COUNT_CAP` if there are more.
        near: how many fit in the small radius, up to its cap; 0 where all are read.
        places: of all that fit; None where they are more than are read.
    """

    total: int
    near: int
    places: tuple[standing.Place, ...] | None


@dataclass(frozen=True, slots=True)
class _Question:
    """What to count; `radius_m` is None for everything that serves the place."""

    wanted: Wanted
    is_about_kind: bool
    radius_m: int | None


@dataclass(frozen=True, slots=True)
class _Part:
    """A branch that answers a question; `inner_of` names the part that counts its inner box."""

    question: int
    branch: Branch
    inner_of: int | None = None


def everywhere(*, place: Place, wanted: Wanted) -> Area:
    """Return where all offers that may be listed are found."""
    if wanted.comes_home:
        return Area(box=None, postcodes=place.postcodes)
    return Area(box=box_around(centre=place.centre, metres=wanted.radius_m))


def look_first(
    session: Source,
    *,
    place: Place,
    wanted: Sequence[Wanted],
    near: Mapping[Category, int],
    near_cap: int,
    today: date,
) -> tuple[FirstLook, ...]:
    """Count what fits, and read it where that is little, for all searches in one statement.

    `near` gives the radius in metres in which offers are counted besides.
    """
    areas = [
        (surely(place=place, wanted=one), _near(place, one, near[one.category])) for one in wanted
    ]
    branches = [
        branch
        for one, (sure, close) in zip(wanted, areas, strict=True)
        for branch in (
            Branch(one, sure),
            Branch(one, close),
            Branch(one, everywhere(place=place, wanted=one), today),
        )
    ]
    shapes = [branch.shape for branch in branches]
    connection = session.connection()
    statement = nearby_statements.first_look(
        dialect=connection.dialect.name,
        looks=tuple(map(nearby_statements.Look, shapes[::3], shapes[1::3], shapes[2::3])),
        cap=COUNT_CAP,
        near_cap=near_cap,
    )
    rows = ready.fetch(session, statement=statement, values=bound(branches=branches))
    return tuple(
        _looked(place, whole, some)
        for whole, some in zip(branches[2::3], parted(rows=rows, parts=len(wanted)), strict=True)
    )


def _looked(place: Place, whole: Branch, rows: Sequence[OfferRow]) -> FirstLook:
    counted = [row[1] for row in rows].index(nearby_statements.NOBODY)
    _, _, total, near, *_ = rows[counted]
    if total > COUNT_CAP:
        return FirstLook(total, near, None)
    offers = [*rows[:counted], *rows[counted + 1 :]]
    found = measured(centre=place.centre, reading=whole_reading(branch=whole), rows=offers)
    return FirstLook(len(found.places), near, found.places)


def whole_reading(*, branch: Branch) -> Reading:
    """Return the reading of everything that may be listed."""
    return Reading(branch, within_m=_radius_m(branch.wanted))


def surely(*, place: Place, wanted: Wanted) -> Area:
    """Return an area in which everything may be listed; of a circle a part of it."""
    if wanted.comes_home:
        return everywhere(place=place, wanted=wanted)
    return _near(place, wanted, wanted.radius_m)


def _near(place: Place, wanted: Wanted, metres: int) -> Area:
    return Area(
        box=inner_box(centre=place.centre, metres=metres),
        postcodes=place.postcodes if wanted.comes_home else None,
    )


def count_elsewhere(
    session: Source, *, place: Place, wanted: Sequence[Wanted]
) -> Mapping[Category, Elsewhere]:
    """Count for searches without hits what a family may try instead, in one statement."""
    if not wanted:
        return {}
    questions = [question for one in wanted for question in _questions(one)]
    totals = _totals(session, place, questions)
    found = {
        (question.wanted.category, question.is_about_kind): min(COUNT_CAP, total)
        for question, total in zip(questions, totals, strict=True)
    }
    return {
        one.category: Elsewhere(found[one.category, True], found.get((one.category, False)))
        for one in wanted
    }


def count_fitting(
    session: Source, *, place: Place, wanted: Sequence[Wanted]
) -> Mapping[Category, int]:
    """Count what fits each search, exact up to 200, in one statement; without what has none."""
    if not wanted:
        return {}
    questions = [_Question(one, is_about_kind=False, radius_m=_radius_m(one)) for one in wanted]
    totals = _totals(session, place, questions)
    return {
        one.category: min(COUNT_CAP, total)
        for one, total in zip(wanted, totals, strict=True)
        if total
    }


def _radius_m(wanted: Wanted) -> int | None:
    return None if wanted.comes_home else wanted.radius_m


def _questions(wanted: Wanted) -> tuple[_Question, ...]:
    radius_m = _radius_m(wanted)
    kind = _Question(of_kind(wanted=wanted), is_about_kind=True, radius_m=radius_m)
    if radius_m is not None and radius_m >= WIDER_RADIUS_M:
        return (kind,)
    return (kind, _Question(wanted, is_about_kind=False, radius_m=WIDER_RADIUS_M))


def _totals(session: Source, place: Place, questions: Sequence[_Question]) -> list[int]:
    parts: list[_Part] = []
    for number, question in enumerate(questions):
        parts += _parts(place, question, number, len(parts))
    branches = [part.branch for part in parts]
    connection = session.connection()
    statement = nearby_statements.positions(
        dialect=connection.dialect.name,
        shapes=tuple(branch.shape for branch in branches),
        inner_of=tuple(part.inner_of for part in parts),
        limit=COUNT_CAP,
    )
    totals = [0] * len(questions)
    rows = ready.fetch(session, statement=statement, values=bound(branches=branches))
    for number, count, lat_micro, lon_micro in rows:
        asked = parts[number].question
        if _counts(place, questions[asked], lat_micro, lon_micro):
            totals[asked] += count
    return totals


def _parts(place: Place, question: _Question, number: int, first: int) -> list[_Part]:
    """Return one part for what serves the place, two for a circle: an inner box and the rest."""
    if question.radius_m is None:
        serving = Branch(question.wanted, everywhere(place=place, wanted=question.wanted))
        return [_Part(number, serving)]
    inner = Area(box=inner_box(centre=place.centre, metres=question.radius_m))
    outer = Area(box=box_around(centre=place.centre, metres=question.radius_m))
    return [
        _Part(number, Branch(question.wanted, inner)),
        _Part(number, Branch(question.wanted, outer), inner_of=first),
    ]


def _counts(place: Place, question: _Question, lat_micro: int, lon_micro: int) -> bool:
    if lat_micro == NOWHERE or question.radius_m is None:
        return True
    away_m = distance_m(start=place.centre, end=Point.from_micro(lat_micro, lon_micro))
    return away_m <= question.radius_m
