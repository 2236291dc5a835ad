"""The statements of the radius search, built once per shape.

Rows that do not fit never leave the database, and only what is listed or measured is fetched: the
rest is decided in the indexes. A box is only a little more than its circle: who reads rows
measures each distance, who counts uses a box that lies inside the circle.
"""

from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from portal.models.facility import Availability, Facility
from portal.queries.nearby_areas import Shape
from portal.queries.nearby_conditions import conditions, promise, source, within

KEPT = 256
"""Statements that are kept; beyond that the longest unused is built anew."""


@lru_cache(maxsize=KEPT)
def candidates(*, dialect: str, shapes: tuple[Shape, ...]) -> sa.CompoundSelect[*tuple[Any, ...]]:
    """Return what the score needs of every offer of every branch, one row per light."""
    return sa.union_all(*(_rows(dialect, shape, number) for number, shape in enumerate(shapes)))


@lru_cache(maxsize=KEPT)
def counts(
    *, dialect: str, shapes: tuple[Shape, ...], limits: tuple[int, ...]
) -> sa.Select[*tuple[int, ...]]:
    """Return one row with the number of offers of each branch, up to its limit."""
    return sa.select(
        *(
            _count(dialect, shape, number, limit).label(f"n{number}")
            for number, (shape, limit) in enumerate(zip(shapes, limits, strict=True))
        )
    )


@lru_cache(maxsize=KEPT)
def positions(
    *, dialect: str, shapes: tuple[Shape, ...], inner_of: tuple[int | None, ...], limit: int
) -> sa.CompoundSelect[int, int, int, int]:
    """Return (number, count, 0, 0) and (number, 1, lat, lon) in millionths of a degree.

    A branch whose `inner_of` is None is counted up to `limit`. Another names a counted branch
    whose box lies within its own: its positions outside that box are listed, but only while
    that count is below the limit, so that few rows come back however dense the directory is.
    """
    zero, one = _number(0), _number(1)
    selects = []
    for number, (shape, inner) in enumerate(zip(shapes, inner_of, strict=True)):
        mark = _number(number)
        if inner is None:
            selects.append(sa.select(mark, _count(dialect, shape, number, limit), zero, zero))
            continue
        selects.append(
            sa.select(mark, one, Facility.lat_micro, Facility.lon_micro)
            .select_from(source(shape=shape))
            .where(
                *conditions(dialect=dialect, shape=shape, number=number),
                ~within(number=inner),
                _count(dialect, shapes[inner], inner, limit) < limit,
            )
        )
    return sa.union_all(*selects)


def _number(value: int) -> sa.ColumnElement[int]:
    return sa.literal_column(str(value), sa.Integer)


def _rows(dialect: str, shape: Shape, number: int) -> sa.Select[*tuple[Any, ...]]:
    facility = Facility.__table__
    return (
        sa.select(
            _number(number),
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
        .select_from(facility.outerjoin(Availability, Availability.facility_id == Facility.id))
        .where(Facility.id.in_(_chosen(dialect, shape, number)))
    )


def _chosen(dialect: str, shape: Shape, number: int) -> sa.Select[int]:
    """Return the ids of a branch, of those that promise most if they are limited."""
    ids = _ids(dialect, shape, number)
    if not shape.is_limited:
        return ids
    most = sa.bindparam(f"b{number}_most", type_=sa.Integer)
    return ids.order_by(
        promise(dialect=dialect, shape=shape, number=number).desc(), Facility.id
    ).limit(most)


def _ids(dialect: str, shape: Shape, number: int) -> sa.Select[int]:
    return (
        sa.select(Facility.id)
        .select_from(source(shape=shape))
        .where(*conditions(dialect=dialect, shape=shape, number=number))
    )


def _count(dialect: str, shape: Shape, number: int, limit: int) -> sa.ScalarSelect[int]:
    ids = _ids(dialect, shape, number)
    some = (ids.distinct() if shape.by_postcode else ids).limit(limit).subquery()
    return sa.select(sa.func.count()).select_from(some).scalar_subquery()
