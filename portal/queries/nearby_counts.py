"""How many offers there are near a place, exact up to a cap and never reading much more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.matching.category import Category
from portal.domain.matching.formula import WIDER_RADIUS_M
from portal.domain.matching.score import Wanted
from portal.queries import nearby_statements as statements
from portal.queries.nearby_statements import Area, Condition
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


@dataclass(frozen=True, slots=True)
class _Question:
    """What to count; `radius_m` is None for everything that serves the place."""

    category: Category
    is_about_kind: bool
    fits: list[Condition]
    radius_m: int | None


def everywhere(*, place: Place, wanted: Wanted) -> Area:
    """Return where all offers that may be listed are found."""
    if wanted.category is Category.AMBULANT:
        return Area(box=None, postcodes=place.postcodes)
    return Area(box=box_around(place.centre, metres=wanted.radius_m))


def count_near(
    session: Session,
    *,
    place: Place,
    wanted: Sequence[Wanted],
    near: Mapping[Category, int],
    dense: int,
) -> tuple[tuple[int, int], ...]:
    """Count for each search what surely fits and what of it lies very near.

    The first number ends at one more than `COUNT_CAP`. Below that it is exact for ambulatory
    services and may be too low for others, because corners of the circle are left out. The
    second ends at `dense`; `near` gives its radius in metres.
    """
    dialect = session.get_bind().dialect.name
    counts = [
        statements.capped_count(
            dialect=dialect,
            category=one.category,
            area=area,
            fits=statements.fitting(wanted=one),
            limit=limit,
        )
        for one in wanted
        for area, limit in (
            (_surely(place, one), COUNT_CAP + 1),
            (_near(place, one, near[one.category]), dense),
        )
    ]
    row = session.execute(sa.select(*counts)).one()
    return tuple(zip(row[::2], row[1::2], strict=True))


def _surely(place: Place, wanted: Wanted) -> Area:
    if wanted.category is Category.AMBULANT:
        return everywhere(place=place, wanted=wanted)
    return _near(place, wanted, wanted.radius_m)


def _near(place: Place, wanted: Wanted, metres: int) -> Area:
    box = statements.inner_box(centre=place.centre, metres=metres)
    return Area(box=box, postcodes=everywhere(place=place, wanted=wanted).postcodes)


def count_elsewhere(
    session: Session, *, place: Place, wanted: Sequence[Wanted]
) -> Mapping[Category, Elsewhere]:
    """Count for searches without hits what a family may try instead, in one statement."""
    if not wanted:
        return {}
    questions = [question for one in wanted for question in _questions(one)]
    dialect = session.get_bind().dialect.name
    selects = [
        select
        for number, question in enumerate(questions)
        for select in _selects(dialect, place, question, number)
    ]
    totals = [0] * len(questions)
    for number, count, lat_micro, lon_micro in session.execute(sa.union_all(*selects)):
        if lat_micro == NOWHERE or _is_within(place, questions[number], lat_micro, lon_micro):
            totals[number] += count
    found = {
        (question.category, question.is_about_kind): min(COUNT_CAP, total)
        for question, total in zip(questions, totals, strict=True)
    }
    return {
        one.category: Elsewhere(found[one.category, True], found.get((one.category, False)))
        for one in wanted
    }


def _is_within(place: Place, question: _Question, lat_micro: int, lon_micro: int) -> bool:
    away_m = distance_m(place.centre, Point.from_micro(lat_micro, lon_micro))
    return question.radius_m is None or away_m <= question.radius_m


def _questions(wanted: Wanted) -> tuple[_Question, ...]:
    is_ambulant = wanted.category is Category.AMBULANT
    radius_m = None if is_ambulant else wanted.radius_m
    of_kind = _Question(wanted.category, is_about_kind=True, fits=[], radius_m=radius_m)
    if radius_m is not None and radius_m >= WIDER_RADIUS_M:
        return (of_kind,)
    fits = statements.fitting(wanted=wanted)
    return (
        of_kind,
        _Question(wanted.category, is_about_kind=False, fits=fits, radius_m=WIDER_RADIUS_M),
    )


def _selects(
    dialect: str, place: Place, question: _Question, number: int
) -> tuple[sa.Select[int, int, int, int], ...]:
    """Select (number, capped count, 0, 0) and (number, 1, lat, lon) for what must be measured.

    A circle is counted in a box within it; only while that stays below the cap the positions
    around the box are read, so that few rows come back however dense the directory is.
    """
    mark: sa.ColumnElement[int] = sa.literal_column(str(number))
    nowhere: sa.ColumnElement[int] = sa.literal_column(str(NOWHERE))
    if question.radius_m is None:
        count = _count(dialect, question, Area(box=None, postcodes=place.postcodes))
        return (sa.select(mark, count, nowhere, nowhere),)
    inner = statements.inner_box(centre=place.centre, metres=question.radius_m)
    outer = box_around(place.centre, metres=question.radius_m)
    count = _count(dialect, question, Area(box=inner))
    positions = statements.position_rows(
        dialect=dialect,
        category=question.category,
        area=Area(box=outer),
        before=(mark, sa.literal_column("1")),
        conditions=[*question.fits, ~statements.within(box=inner), count < COUNT_CAP],
    )
    return (sa.select(mark, count, nowhere, nowhere), positions)


def _count(dialect: str, question: _Question, area: Area) -> sa.ScalarSelect[int]:
    return statements.capped_count(
        dialect=dialect,
        category=question.category,
        area=area,
        fits=question.fits,
        limit=COUNT_CAP,
    )
