"""The SQL conditions of one branch of the radius search, with names for what is bound.

On SQLite positions are looked up in the R*Tree, on PostgreSQL in the plain index of `facility`.
"""

from functools import reduce
from operator import add

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal.domain.availability.light import Light
from portal.models.facility import Availability, Facility, ServedPostcode
from portal.models.facility_tree import tree
from portal.queries.nearby_areas import Shape

Condition = sa.ColumnElement[bool]


def source(*, dialect: str, shape: Shape) -> sa.FromClause:
    """Return the table to read, joined to the tree where that bounds positions."""
    facility = Facility.__table__
    if dialect != "sqlite" or not shape.has_box:
        return facility
    # The sum keeps SQLite from scanning all facilities and asking the tree for each of them.
    return sa.join(tree, facility, facility.c.id == tree.c.facility_id + sa.literal_column("0"))


def conditions(*, dialect: str, shape: Shape, number: int) -> list[Condition]:
    """Return what a published offer must meet to belong to the branch of that number."""
    found: list[Condition] = [Facility.is_published.expression]
    if shape.has_box and dialect == "sqlite":
        found += _within_by_tree(shape, number)
    else:
        found.append(Facility.category == str(shape.category))
        if shape.has_box:
            found.append(within(number=number))
    if shape.serves:
        found.append(_serves(shape, number))
    found += [_offers(number, f"group_{group}") for group in range(shape.groups)]
    found.append(_offers(number, "needed"))
    if shape.terms:
        found += _may_surpass(dialect, shape, number)
    return found


def within(*, number: int) -> Condition:
    """Return that a facility lies in the box of the branch of that number."""
    return sa.and_(
        Facility.lat_micro.between(_whole(number, "south"), _whole(number, "north")),
        Facility.lon_micro.between(_whole(number, "west"), _whole(number, "east")),
    )


def _within_by_tree(shape: Shape, number: int) -> list[Condition]:
    return [
        tree.c.south >= _whole(number, "south"),
        tree.c.north <= _whole(number, "north"),
        tree.c.west >= _whole(number, "west"),
        tree.c.east <= _whole(number, "east"),
        tree.c.category_low >= shape.category.ordinal,
        tree.c.category_high <= shape.category.ordinal,
    ]


def _serves(shape: Shape, number: int) -> Condition:
    postcodes: sa.BindParameter[str] = sa.bindparam(f"b{number}_postcodes", expanding=True)
    serving = sa.select(ServedPostcode.facility_id).where(ServedPostcode.postcode.in_(postcodes))
    if not shape.has_box:
        return Facility.id.in_(serving)
    here = serving.where(ServedPostcode.facility_id == Facility.id)
    return here.correlate(Facility).exists()


def _offers(number: int, name: str) -> Condition:
    """Return that an offer has a bit of the mask; a negative mask asks for nothing."""
    mask = _big(number, name)
    return sa.or_(mask < 0, _has(mask))


def _has(bits: sa.ColumnElement[int]) -> Condition:
    return Facility.service_bits.bitwise_and(bits) != 0


def _may_surpass(dialect: str, shape: Shape, number: int) -> tuple[Condition, Condition]:
    """Return that the best a row can reach beyond the ring is more than the bar.

    The first condition takes the best light for granted and is cheap; it spares most rows the
    second, which looks the light up.
    """
    nothing = sa.literal_column("0", sa.BigInteger)
    worth = [
        sa.case((_has(_big(number, f"bit_{term}")), _big(number, f"worth_{term}")), else_=nothing)
        for term in range(shape.terms)
    ]
    total: sa.ColumnElement[int] = reduce(add, worth)
    if shape.has_box:
        total -= _big(number, "per_metre") * _least_distance(dialect, number)
    threshold = _big(number, "threshold")
    return (
        total + _big(number, "worth_free") > threshold,
        total + _best_light(number) > threshold,
    )


def _least_distance(dialect: str, number: int) -> sa.ColumnElement[int]:
    """Return whole metres that a facility beyond the ring is surely away."""
    largest = sa.func.max if dialect == "sqlite" else sa.func.greatest
    reach = _big(number, "reach")
    return largest(
        _big(number, "beyond"),
        *(
            sa.func.abs(column - _big(number, f"centre_{axis}"), type_=sa.BigInteger)
            * reach
            // _big(number, f"half_{axis}")
            for axis, column in (("lat", Facility.lat_micro), ("lon", Facility.lon_micro))
        ),
        type_=sa.BigInteger,
    )


def _best_light(number: int) -> sa.ColumnElement[int]:
    """Return what the light is worth at most, whatever kind of place is asked for."""
    report = aliased(Availability)
    unknown = _big(number, "worth_unknown")
    since = sa.bindparam(f"b{number}_confirmed_since", type_=sa.Date)
    worth = sa.case(
        (
            sa.and_(report.light == str(Light.FREI), report.confirmed_on >= since),
            _big(number, "worth_free"),
        ),
        (
            report.confirmed_on >= sa.bindparam(f"b{number}_known_since", type_=sa.Date),
            _big(number, "worth_on_request"),
        ),
        else_=unknown,
    )
    best = sa.select(sa.func.max(worth)).where(report.facility_id == Facility.id)
    return sa.func.coalesce(best.correlate(Facility).scalar_subquery(), unknown)


def _whole(number: int, name: str) -> sa.BindParameter[int]:
    return sa.bindparam(f"b{number}_{name}", type_=sa.Integer)


def _big(number: int, name: str) -> sa.BindParameter[int]:
    return sa.bindparam(f"b{number}_{name}", type_=sa.BigInteger)
