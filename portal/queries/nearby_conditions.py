"""The SQL conditions of one branch of the radius search, with names for what is bound.

All that decides about a row stands in `ix_facility_near` or in the key of the served postcodes,
so that rows that lose are never fetched.
"""

from functools import reduce
from operator import add

import sqlalchemy as sa

from portal.domain.availability.light import Light
from portal.models.facility import Availability, Facility, ServedPostcode
from portal.queries import full_text
from portal.queries.joins import one_by_one
from portal.queries.nearby_areas import Shape

Condition = sa.ColumnElement[bool]
Number = sa.ColumnElement[int]
LIGHTS = tuple(Light)
"""The lights, best first; a row names one by its place."""
_FACILITY = Facility.__table__.c
_REPORT = Availability.__table__.c
_SERVED = ServedPostcode.__table__.c


def source(*, dialect: str, shape: Shape, number: int) -> sa.FromClause:
    """Return what to read; words come first, what serves a place is found by the postcodes.

    A facility stands at each postcode that it serves. It is taken once, before it is looked up.
    """
    facility = Facility.__table__
    if not shape.by_postcode:
        return full_text.beside(dialect=dialect, facility=facility) if shape.words else facility
    serving = (
        sa.select(_SERVED.facility_id).where(*_at_postcodes(dialect, shape, number)).distinct()
    ).subquery(f"b{number}_serving")
    return one_by_one(first=serving, then=facility, onclause=facility.c.id == serving.c.facility_id)


def _at_postcodes(dialect: str, shape: Shape, number: int) -> list[Condition]:
    """Return what the entry of a facility at a postcode tells before the facility is looked up."""
    bits = _SERVED.service_bits
    found = [_SERVED.postcode.in_(_postcodes(number)), *_offered(bits, shape, number)]
    if shape.words:
        asked = full_text.asked(dialect=dialect, number=number, words=shape.words)
        ids = full_text.ids(dialect=dialect, asked=asked)
        # The sum keeps SQLite from asking for the postcodes of each facility that has the words.
        found.append((_SERVED.facility_id + sa.literal_column("0")).in_(ids))
    if shape.has_threshold:
        found += _offers_enough(bits, shape, number)
    return found


def conditions(*, dialect: str, shape: Shape, number: int) -> list[Condition]:
    """Return what an offer of the source must meet to belong to the branch of that number."""
    found: list[Condition] = [
        _FACILITY.is_published,
        _FACILITY.category == str(shape.category),
    ]
    if shape.serves and not shape.by_postcode:
        found.append(_serves(number))
    if shape.has_box:
        strips: sa.BindParameter[int] = sa.bindparam(f"b{number}_strips", expanding=True)
        found += [_FACILITY.strip.in_(strips), within(number=number)]
    if not shape.by_postcode:
        found += _offered(_FACILITY.service_bits, shape, number)
    if shape.must_be_free:
        found += _is_free(shape, number)
    if shape.words and not shape.by_postcode:
        asked = full_text.asked(dialect=dialect, number=number, words=shape.words)
        found.append(full_text.having(dialect=dialect, asked=asked))
    if shape.has_threshold:
        found += _may_be_listed(dialect, shape, number)
    return found


def _offered(bits: Number, shape: Shape, number: int) -> list[Condition]:
    """Return that these bits have a service of each group, and one that is needed."""
    asked = [f"group_{group}" for group in range(shape.groups)]
    asked += ["needed"] if shape.has_needs else []
    return [_has(bits, _big(number, name)) for name in asked]


def within(*, number: int, box: str = "") -> Condition:
    """Return that a facility lies in a box of the branch of that number."""
    return sa.and_(
        _FACILITY.lat_micro.between(_whole(number, f"{box}south"), _whole(number, f"{box}north")),
        _FACILITY.lon_micro.between(_whole(number, f"{box}west"), _whole(number, f"{box}east")),
    )


def promise(*, dialect: str, shape: Shape, number: int) -> Number:
    """Return the score that an offer can reach at most, less what is worth the same for all."""
    total = _worth_of_services(_FACILITY.service_bits, shape, number) + _worth_of_light(number)
    if shape.weighs_distance:
        total -= _big(number, "per_metre") * _least_distance(dialect, number)
    return total


def light(*, shape: Shape, number: int) -> Number:
    """Return the place of the light that counts among all lights, 0 for the best.

    The index tells it for most facilities; only where something that is not surely free was
    reported lately are the reports looked up.
    """
    cases = [(_FACILITY.reported_on >= _day(number, "known_since"), _reported(shape, number))]
    if not shape.has_kinds:
        free = _FACILITY.free_on >= _day(number, "confirmed_since")
        cases.insert(0, (free, _place(Light.FREI)))
    return sa.case(*cases, else_=_place(Light.UNBEKANNT))


def _reported(shape: Shape, number: int) -> Number:
    """Return the best light among the reports, as `domain.availability.light.shown` counts it."""
    is_confirmed = _REPORT.confirmed_on >= _day(number, "confirmed_since")
    counts_as = sa.case(
        (_REPORT.light == _text(Light.UNBEKANNT), _place(Light.UNBEKANNT)),
        (is_confirmed & (_REPORT.light == _text(Light.FREI)), _place(Light.FREI)),
        (is_confirmed & (_REPORT.light == _text(Light.BELEGT)), _place(Light.BELEGT)),
        (_REPORT.confirmed_on >= _day(number, "known_since"), _place(Light.AUF_ANFRAGE)),
        else_=_place(Light.UNBEKANNT),
    )
    best = sa.select(sa.func.min(counts_as)).where(_REPORT.facility_id == _FACILITY.id)
    if shape.has_kinds:
        kinds: sa.BindParameter[str] = sa.bindparam(f"b{number}_kinds", expanding=True)
        best = best.where(_REPORT.kind.in_(kinds))
    return sa.func.coalesce(
        best.correlate(Facility.__table__).scalar_subquery(), _place(Light.UNBEKANNT)
    )


def _place(light: Light) -> Number:
    return sa.literal_column(str(LIGHTS.index(light)), sa.Integer)


def _text(light: Light) -> sa.ColumnElement[str]:
    return sa.literal_column(f"'{light}'", sa.String)


def _postcodes(number: int) -> sa.BindParameter[str]:
    return sa.bindparam(f"b{number}_postcodes", expanding=True)


def _serves(number: int) -> Condition:
    serving = sa.select(_SERVED.facility_id).where(
        _SERVED.postcode.in_(_postcodes(number)),
        _SERVED.facility_id == _FACILITY.id,
    )
    return serving.correlate(Facility.__table__).exists()


def _has(offered: Number, bits: Number) -> Condition:
    return offered.bitwise_and(bits) != 0


def _is_free(shape: Shape, number: int) -> list[Condition]:
    """Return that a place is reported free; the reports are looked up only where details count."""
    since = _day(number, "free_since")
    lately = _FACILITY.free_on >= since
    if not (shape.free_by_day or shape.free_in_kinds):
        return [lately]
    report = sa.select(_REPORT.facility_id).where(
        _REPORT.facility_id == _FACILITY.id,
        _REPORT.light == _text(Light.FREI),
        _REPORT.confirmed_on >= since,
    )
    if shape.free_by_day:
        in_time = _REPORT.free_from <= _day(number, "free_by")
        report = report.where(sa.or_(_REPORT.free_from.is_(None), in_time))
    if shape.free_in_kinds:
        kinds: sa.BindParameter[str] = sa.bindparam(f"b{number}_free_kinds", expanding=True)
        report = report.where(_REPORT.kind.in_(kinds))
    return [lately, report.correlate(Facility.__table__).exists()]


def _may_be_listed(dialect: str, shape: Shape, number: int) -> list[Condition]:
    """Return that an offer may surpass the last hit, or equal it from not farther away.

    What is asked first is quickly answered, and leaves little for what follows.
    """
    found: list[Condition] = []
    if shape.needs_free:
        found.append(_FACILITY.free_on >= _day(number, "confirmed_since"))
    if not shape.by_postcode:
        found += _offers_enough(_FACILITY.service_bits, shape, number)
    threshold = _big(number, "threshold")
    reached = promise(dialect=dialect, shape=shape, number=number)
    tie = within(number=number, box="tie_")
    return [*found, reached >= threshold, sa.or_(tie, reached > threshold)]


def _offers_enough(offered: Number, shape: Shape, number: int) -> list[Condition]:
    """Return that these bits reach the last hit where light and distance could not be better."""
    must = _big(number, "must")
    most = _worth_of_services(offered, shape, number) + _big(number, "worth_free")
    return [offered.bitwise_and(must) == must, most >= _big(number, "threshold")]


def _worth_of_services(offered: Number, shape: Shape, number: int) -> Number:
    nothing: Number = sa.literal_column("0", sa.BigInteger)
    worth = [
        sa.case(
            (_has(offered, _big(number, f"bit_{term}")), _big(number, f"worth_{term}")),
            else_=nothing,
        )
        for term in range(shape.terms)
    ]
    return reduce(add, worth, nothing)


def _least_distance(dialect: str, number: int) -> Number:
    """Return whole metres that a facility within reach is surely away."""
    largest = sa.func.max if dialect == "sqlite" else sa.func.greatest
    reach = _big(number, "reach")
    return largest(
        *(
            sa.func.abs(column - _big(number, f"centre_{axis}"), type_=sa.BigInteger)
            * reach
            // _big(number, f"half_{axis}")
            for axis, column in (("lat", _FACILITY.lat_micro), ("lon", _FACILITY.lon_micro))
        ),
        type_=sa.BigInteger,
    )


def _worth_of_light(number: int) -> Number:
    """Return what the light is worth at most, whatever kind of place is asked for."""
    return sa.case(
        (_FACILITY.free_on >= _day(number, "confirmed_since"), _big(number, "worth_free")),
        (_FACILITY.reported_on >= _day(number, "known_since"), _big(number, "worth_on_request")),
        else_=_big(number, "worth_unknown"),
    )


def _day(number: int, name: str) -> sa.BindParameter[object]:
    return sa.bindparam(f"b{number}_{name}", type_=sa.Date)


def _whole(number: int, name: str) -> sa.BindParameter[int]:
    return sa.bindparam(f"b{number}_{name}", type_=sa.Integer)


def _big(number: int, name: str) -> sa.BindParameter[int]:
    return sa.bindparam(f"b{number}_{name}", type_=sa.BigInteger)
