"""The statements of the radius search, built once per shape.

Rows that do not fit never leave the database, and only what decides the order is fetched: it
stands in the indexes. A box is only a little more than its circle: who reads rows measures each
distance, who counts uses a box that lies inside the circle.
"""

from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from portal.models.facility import Facility
from portal.queries.nearby_areas import Shape
from portal.queries.nearby_conditions import conditions, light, promise, source, within

KEPT = 256
"""Statements that are kept; beyond that the longest unused is built anew."""
NOBODY = 0
"""An id that no facility has; marks rows that are counts."""
_FACILITY = Facility.__table__.c


class Look(NamedTuple):
    """The branches of a first look at one category.

    Args:
        surely: counted first; its box lies inside the circle. Where `whole` is found by
            postcodes, it is the same.
        near: counted in a small part of the area.
        whole: all that fits, read if `surely` does not hold more than the cap.
    """

    surely: Shape
    near: Shape
    whole: Shape


@lru_cache(maxsize=KEPT)
def first_look(
    *, dialect: str, looks: tuple[Look, ...], cap: int, near_cap: int
) -> sa.CompoundSelect[*tuple[int, ...]]:
    """Return counts of every category, and its offers where they are not more than the cap.

    Rows of counts are (number of the look, NOBODY, surely, near, 0, 0); they end at one more than
    `cap` and at `near_cap`. What is near is counted only beyond the cap. Rows of offers are those
    of `offers`. The three branches of a look
    are bound under three numbers in a row.
    """
    selects: list[sa.Select[*tuple[int, ...]]] = []
    for number, look in enumerate(looks):
        surely, near, whole = range(3 * number, 3 * number + 3)
        sure = _ids(dialect, look.surely, surely).limit(cap + 1).cte()
        # Asked for twice, so that both databases count it once.
        total = sa.select(_size(sure).label("total")).cte()
        zero, most = _number(0), _number(cap)
        close = sa.case(
            (total.c.total > most, _count(dialect, look.near, near, near_cap)), else_=zero
        )
        is_little = sa.select(total.c.total).scalar_subquery() <= most
        selects += (
            sa.select(_number(number), _number(NOBODY), total.c.total, close, zero, zero),
            _found_whole(dialect, look.whole, whole, number, sure).where(is_little),
        )
    return sa.union_all(*selects)


@lru_cache(maxsize=KEPT)
def offers(*, dialect: str, shapes: tuple[Shape, ...]) -> sa.CompoundSelect[*tuple[int, ...]]:
    """Return what the order needs of every offer of every branch.

    Rows are (number of the branch, id, latitude, longitude, bits of services, place of the light).
    """
    return sa.union_all(
        *(_rows(dialect, shape, number, number) for number, shape in enumerate(shapes))
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
            sa.select(mark, one, _FACILITY.lat_micro, _FACILITY.lon_micro)
            .select_from(source(dialect=dialect, shape=shape, number=number))
            .where(
                *conditions(dialect=dialect, shape=shape, number=number),
                ~within(number=inner),
                _count(dialect, shapes[inner], inner, limit) < limit,
            )
        )
    return sa.union_all(*selects)


@lru_cache(maxsize=KEPT)
def counts(*, dialect: str, shapes: tuple[Shape, ...], limit: int) -> sa.Select[*tuple[int, ...]]:
    """Return one row: how many offers each branch has, counted up to the limit."""
    return sa.select(
        *(_count(dialect, shape, number, limit) for number, shape in enumerate(shapes))
    )


def _number(value: int) -> sa.ColumnElement[int]:
    return sa.literal_column(str(value), sa.Integer)


def _columns(shape: Shape, number: int, mark: int) -> sa.Select[*tuple[Any, ...]]:
    return sa.select(
        _number(mark),
        _FACILITY.id,
        _FACILITY.lat_micro,
        _FACILITY.lon_micro,
        _FACILITY.service_bits,
        light(shape=shape, number=number),
    )


def _found_whole(
    dialect: str, shape: Shape, number: int, mark: int, sure: sa.CTE
) -> sa.Select[*tuple[Any, ...]]:
    """Return all rows of a look; what serves the place is the very offers that were counted."""
    if not shape.by_postcode:
        return _rows(dialect, shape, number, mark)
    return _columns(shape, number, mark).where(_FACILITY.id.in_(sa.select(sure.c.id)))


def _rows(dialect: str, shape: Shape, number: int, mark: int) -> sa.Select[*tuple[Any, ...]]:
    columns = _columns(shape, number, mark)
    if shape.is_limited:
        return columns.where(_FACILITY.id.in_(_most_promising(dialect, shape, number)))
    return columns.select_from(source(dialect=dialect, shape=shape, number=number)).where(
        *conditions(dialect=dialect, shape=shape, number=number)
    )


def _most_promising(dialect: str, shape: Shape, number: int) -> sa.Select[int]:
    most = sa.bindparam(f"b{number}_most", type_=sa.Integer)
    return (
        _ids(dialect, shape, number)
        .order_by(promise(dialect=dialect, shape=shape, number=number).desc(), _FACILITY.id)
        .limit(most)
    )


def _ids(dialect: str, shape: Shape, number: int) -> sa.Select[int]:
    return (
        sa.select(_FACILITY.id)
        .select_from(source(dialect=dialect, shape=shape, number=number))
        .where(*conditions(dialect=dialect, shape=shape, number=number))
    )


def _count(dialect: str, shape: Shape, number: int, limit: int) -> sa.ScalarSelect[int]:
    return _size(_ids(dialect, shape, number).limit(limit).subquery())


def _size(of: sa.FromClause) -> sa.ScalarSelect[int]:
    return sa.select(sa.func.count()).select_from(of).scalar_subquery()
