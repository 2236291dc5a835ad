"""Facilities that somebody chose, with all that a Merkliste and a comparison show."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.domain.comparison.offer import ChosenOffer
from portal.domain.matching.category import Category
from portal.domain.matching.services import services_in
from portal.domain.profiles.prices import NO_PRICES, prices_from_rows
from portal.models.facility import Availability, Facility
from portal.models.facility_profile import FacilityProfile
from portal.values.geo import Point

_FACILITY, _LIGHT = Facility.__table__.c, Availability.__table__.c
_PROFILE = FacilityProfile.__table__.c
_CHOSEN = (
    select(
        _FACILITY.id,
        _FACILITY.category,
        _FACILITY.name,
        _FACILITY.traeger,
        _FACILITY.street,
        _FACILITY.house_number,
        _FACILITY.postcode,
        _FACILITY.city,
        _FACILITY.lat_micro,
        _FACILITY.lon_micro,
        _FACILITY.position_is_exact,
        _FACILITY.phone,
        _FACILITY.email,
        _FACILITY.website,
        _FACILITY.capacity,
        _FACILITY.service_bits,
        _FACILITY.is_managed,
        _FACILITY.source_name,
        _PROFILE.prices,
        _LIGHT.kind,
        _LIGHT.light,
        _LIGHT.places,
        _LIGHT.free_from,
        _LIGHT.confirmed_on,
    )
    .outerjoin_from(Facility.__table__, Availability.__table__, _LIGHT.facility_id == _FACILITY.id)
    .outerjoin(
        FacilityProfile.__table__,
        (_PROFILE.facility_id == _FACILITY.id) & _FACILITY.is_managed,
    )
    .where(_FACILITY.id.in_(bindparam("ids", expanding=True)), _FACILITY.is_published)
    .order_by(_FACILITY.id, _LIGHT.kind)
)


def list_chosen(session: Session, *, ids: Sequence[int]) -> tuple[ChosenOffer, ...]:
    """List the published facilities among these ids, in the order of the ids.

    One statement, however many there are.
    """
    if not ids:
        return ()
    rows = session.connection().execute(_CHOSEN, {"ids": tuple(ids)}).all()
    found = {
        facility_id: _offer(tuple(some)) for facility_id, some in groupby(rows, attrgetter("id"))
    }
    return tuple(found[facility_id] for facility_id in ids if facility_id in found)


def _offer(rows: Sequence[Row[*tuple[Any, ...]]]) -> ChosenOffer:
    facility = rows[0]
    return ChosenOffer(
        facility_id=facility.id,
        category=Category(facility.category),
        name=facility.name,
        traeger=facility.traeger,
        street_line=f"{facility.street} {facility.house_number}".strip(),
        postcode=facility.postcode,
        city=facility.city,
        point=Point.from_micro(facility.lat_micro, facility.lon_micro),
        position_is_exact=facility.position_is_exact,
        phone=facility.phone,
        email=facility.email,
        website=facility.website,
        capacity=facility.capacity,
        services=services_in(bits=facility.service_bits),
        reports=tuple(_report(row) for row in rows if row.kind is not None),
        is_managed=facility.is_managed,
        source=facility.source_name,
        prices=prices_from_rows(rows=facility.prices) if facility.prices else NO_PRICES,
    )


def _report(row: Row[*tuple[Any, ...]]) -> Report:
    return Report(
        kind=KindOfPlace(row.kind),
        light=Light(row.light),
        confirmed_on=row.confirmed_on,
        places=row.places,
        free_from=row.free_from,
    )
