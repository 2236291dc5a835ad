"""The SQL of the radius search, for SQLite's R*Tree and for PostgreSQL's plain index.

Rows that do not fit never leave the database. A box is only a little more than its circle: who
reads rows measures each distance, who counts uses a box that lies inside the circle.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import add
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal.domain.availability.light import CONFIRMED_DAYS, KNOWN_DAYS, Light
from portal.domain.matching.category import Category
from portal.domain.matching.score import Score, Wanted, scale_of
from portal.domain.matching.services import services_in
from portal.models.facility import Availability, Facility, ServedPostcode
from portal.models.facility_tree import tree
from portal.values.geo import Box, Point, box_around

INNER_PERMILLE = 700
"""Half the side of a square that lies inside a circle, in thousandths of the radius (< 1/√2)."""

Condition = sa.ColumnElement[bool]
Rows = sa.Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Area:
    """Where to look.

    Args:
        box: bounds of the position; None for everywhere.
        postcodes: at least one of these must be served; None if that does not matter.
    """

    box: Box | None
    postcodes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """What a facility beyond a ring must be able to surpass to be of interest.

    Args:
        score: the score of the last hit that would be kept.
        beyond_m: radius of the ring that has been searched, in metres.
    """

    score: Score
    beyond_m: int
    today: date


def inner_box(*, centre: Point, metres: int) -> Box:
    """Return a box that lies wholly within the circle, for radii up to 100 km in Germany.

    It covers about 62 % of the circle; of a circle of less than three metres it is empty.
    """
    return box_around(centre, metres=metres * INNER_PERMILLE // 1000 - 4)


def candidate_rows(*, dialect: str, wanted: Wanted, area: Area, bar: Bar | None) -> Rows:
    """Select what the score needs of every published offer that fits, one row per light."""
    join_on = [Availability.facility_id == Facility.id]
    if wanted.kinds:
        join_on.append(Availability.kind.in_(sorted(wanted.kinds)))
    conditions = [*_lies_in(dialect, wanted.category, area), *fitting(wanted=wanted)]
    if bar is not None:
        conditions.append(_may_surpass(wanted, bar))
    return (
        sa.select(
            Facility.category,
            Facility.id,
            Facility.name,
            Facility.lat_micro,
            Facility.lon_micro,
            Facility.service_bits,
            Availability.kind,
            Availability.light,
            Availability.places,
            Availability.free_from,
            Availability.confirmed_on,
        )
        .select_from(_source(dialect, area).outerjoin(Availability, sa.and_(*join_on)))
        .where(*conditions)
    )


def capped_count(
    *, dialect: str, category: Category, area: Area, fits: list[Condition], limit: int
) -> sa.ScalarSelect[int]:
    """Count published offers in an area, up to `limit`."""
    some = (
        sa.select(sa.literal_column("1"))
        .select_from(_source(dialect, area))
        .where(*_lies_in(dialect, category, area), *fits)
        .limit(limit)
        .subquery()
    )
    return sa.select(sa.func.count()).select_from(some).scalar_subquery()


def position_rows(
    *,
    dialect: str,
    category: Category,
    area: Area,
    before: tuple[sa.ColumnElement[int], sa.ColumnElement[int]],
    conditions: list[Condition],
) -> sa.Select[int, int, int, int]:
    """Select two given columns and the position of every published offer in an area.

    Positions are in millionths of a degree.
    """
    return (
        sa.select(*before, Facility.lat_micro, Facility.lon_micro)
        .select_from(_source(dialect, area))
        .where(*_lies_in(dialect, category, area), *conditions)
    )


def _source(dialect: str, area: Area) -> sa.FromClause:
    facility = Facility.__table__
    if dialect != "sqlite" or area.box is None:
        return facility
    return sa.join(tree, facility, facility.c.id == tree.c.facility_id)


def _lies_in(dialect: str, category: Category, area: Area) -> list[Condition]:
    conditions: list[Condition] = [Facility.is_published.expression]
    if dialect == "sqlite" and area.box is not None:
        conditions += [
            tree.c.south >= area.box.south,
            tree.c.north <= area.box.north,
            tree.c.west >= area.box.west,
            tree.c.east <= area.box.east,
            tree.c.category_low >= category.ordinal,
            tree.c.category_high <= category.ordinal,
        ]
    else:
        conditions.append(Facility.category == str(category))
        if area.box is not None:
            conditions.append(within(box=area.box))
    if area.postcodes is not None:
        conditions.append(_serves(area))
    return conditions


def within(*, box: Box) -> Condition:
    """Say whether a facility lies in the box."""
    return sa.and_(
        Facility.lat_micro.between(box.south, box.north),
        Facility.lon_micro.between(box.west, box.east),
    )


def _serves(area: Area) -> Condition:
    serving = sa.select(ServedPostcode.facility_id).where(
        ServedPostcode.postcode.in_(area.postcodes or ())
    )
    if area.box is None:
        return Facility.id.in_(serving)
    return serving.where(ServedPostcode.facility_id == Facility.id).correlate(Facility).exists()


def _offers(bits: int) -> Condition:
    return Facility.service_bits.bitwise_and(sa.literal(bits, sa.BigInteger)) != 0


def fitting(*, wanted: Wanted) -> list[Condition]:
    """Return the conditions of `score.fits`."""
    conditions = [_offers(bits) for bits in wanted.mandatory_bits]
    if wanted.needed:
        conditions.append(_offers(wanted.needed_bits))
    return conditions


def _may_surpass(wanted: Wanted, bar: Bar) -> Condition:
    """Compare the best that a row can reach beyond the ring with the bar; ties lose by distance."""
    scale = scale_of(wanted=wanted)
    worth = [
        *(
            _worth_if(_offers(service.bit), scale.per_need)
            for service in services_in(bits=scale.needed_bits)
        ),
        *(
            _worth_if(_offers(wish.bit), scale.per_wish)
            for wish in services_in(bits=scale.wish_bits)
        ),
    ]
    threshold = (
        bar.score.numerator
        - scale.distance(metres=bar.beyond_m + 1)
        - scale.needs_in_full
        - scale.wishes_in_full
    )
    return _sum(worth) + _light(wanted, bar.today) > sa.literal(threshold, sa.BigInteger)


def _light(wanted: Wanted, today: date) -> sa.ColumnElement[int]:
    scale = scale_of(wanted=wanted)
    report = aliased(Availability)
    unknown = sa.literal(scale.availability(light=Light.UNBEKANNT), sa.BigInteger)
    confirmed_since = today - timedelta(days=CONFIRMED_DAYS)
    known_since = today - timedelta(days=KNOWN_DAYS)
    value = sa.case(
        (
            sa.and_(
                report.light == str(Light.FREI),
                report.confirmed_on >= confirmed_since,
            ),
            sa.literal(scale.availability(light=Light.FREI), sa.BigInteger),
        ),
        (
            report.confirmed_on >= known_since,
            sa.literal(scale.availability(light=Light.AUF_ANFRAGE), sa.BigInteger),
        ),
        else_=unknown,
    )
    reports = (
        sa.select(sa.func.max(value)).where(report.facility_id == Facility.id).correlate(Facility)
    )
    if wanted.kinds:
        reports = reports.where(report.kind.in_(sorted(wanted.kinds)))
    return sa.func.coalesce(reports.scalar_subquery(), unknown)


def _worth_if(condition: Condition, worth: int) -> sa.ColumnElement[int]:
    return sa.case((condition, sa.literal(worth, sa.BigInteger)), else_=0)


def _sum(parts: Iterable[sa.ColumnElement[int]]) -> sa.ColumnElement[int]:
    zero: sa.ColumnElement[int] = sa.literal(0, sa.BigInteger)
    return reduce(add, parts, zero)
