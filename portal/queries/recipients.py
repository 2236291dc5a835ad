"""Facilities as those see them who ask them."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, bindparam, case, select
from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.domain.inquiries.reaching import emails_of
from portal.domain.inquiries.recipient import Recipient
from portal.models.facility import Availability, Facility
from portal.models.facility_profile import FacilityProfile
from portal.queries.reaching import MASTER_EMAIL

_FACILITY, _LIGHT = Facility.__table__.c, Availability.__table__.c
_TOLD = FacilityProfile.__table__.c
_ASKED = (
    select(
        _FACILITY.id,
        _FACILITY.name,
        _FACILITY.street,
        _FACILITY.house_number,
        _FACILITY.postcode,
        _FACILITY.city,
        _FACILITY.phone,
        _FACILITY.email,
        _FACILITY.website,
        _FACILITY.accepts_inquiries,
        _FACILITY.is_managed,
        _TOLD.contact_email,
        MASTER_EMAIL.label("master_email"),
        _LIGHT.kind,
        _LIGHT.light,
        _LIGHT.confirmed_on,
        case((_FACILITY.is_managed, _TOLD.contact_name), else_="").label("contact"),
    )
    .outerjoin_from(Facility.__table__, Availability.__table__, _LIGHT.facility_id == _FACILITY.id)
    .outerjoin(FacilityProfile.__table__, _TOLD.facility_id == _FACILITY.id)
    .where(_FACILITY.id.in_(bindparam("ids", expanding=True)), _FACILITY.is_published)
    .order_by(_FACILITY.id, _LIGHT.kind)
)


def list_recipients(session: Session, *, ids: Sequence[int]) -> tuple[Recipient, ...]:
    """List the published facilities among these ids, in the order of the ids.

    One statement, however many there are.
    """
    if not ids:
        return ()
    rows = session.connection().execute(_ASKED, {"ids": tuple(ids)}).all()
    found = {
        facility_id: _recipient(tuple(some))
        for facility_id, some in groupby(rows, attrgetter("id"))
    }
    return tuple(found[facility_id] for facility_id in ids if facility_id in found)


def _recipient(rows: Sequence[Row[*tuple[Any, ...]]]) -> Recipient:
    facility = rows[0]
    return Recipient(
        facility_id=facility.id,
        name=facility.name,
        street_line=f"{facility.street} {facility.house_number}".strip(),
        postcode=facility.postcode,
        city=facility.city,
        phone=facility.phone,
        email=facility.email,
        website=facility.website,
        accepts_inquiries=facility.accepts_inquiries,
        contact=facility.contact or "",
        letters_to=emails_of(
            is_managed=facility.is_managed,
            contact_email=facility.contact_email,
            directory_email=facility.email,
            master_email=facility.master_email,
        ),
        reports=tuple(
            Report(
                kind=KindOfPlace(row.kind), light=Light(row.light), confirmed_on=row.confirmed_on
            )
            for row in rows
            if row.kind is not None
        ),
    )
