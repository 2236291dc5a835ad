"""What a provider tells about a facility: the profile, its files and its flats."""

import re
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, bindparam, case, func, select
from sqlalchemy.orm import Session

from portal.domain.availability.light import Light
from portal.domain.entitlements.limits import Limits, limits_for, product_for
from portal.domain.entitlements.products import Granted, Product
from portal.domain.matching.category import Category
from portal.domain.profiles.content import ProfileContent, content_from_columns
from portal.domain.profiles.files import FileKind, ProfileFile
from portal.domain.profiles.housing import Certificate, Tenure, Unit
from portal.models.entitlement import Entitlement
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityFile, FacilityProfile, HousingUnit
from portal.values.errors import NotFound
from portal.values.money import Money

MOST_UNITS = 60
"""More flats than that a page does not list."""
_FILE_ID = re.compile("[0-9a-f]{32}")
_FACILITY = Facility.__table__.c
_PROFILE = FacilityProfile.__table__.c
_FILE = FacilityFile.__table__.c
_UNIT = HousingUnit.__table__.c
_GRANTED = Entitlement.__table__.c
_KEPT = select(FacilityProfile.__table__).where(_PROFILE.facility_id == bindparam("facility_id"))
_LICENCE = case(
    (_FACILITY.category == Category.WOHNEN.value, Product.WOHNEN.value), else_=Product.PREMIUM.value
)
_TOLD = (
    select(
        *_PROFILE,
        _FACILITY.category,
        _FACILITY.company_id,
        select(func.max(_GRANTED.ends_on))
        .where(
            _GRANTED.facility_id == _FACILITY.id,
            _GRANTED.company_id == _FACILITY.company_id,
            _GRANTED.product == _LICENCE,
            _GRANTED.starts_on <= bindparam("today"),
            _GRANTED.ends_on >= bindparam("today"),
        )
        .scalar_subquery()
        .label("licence_until"),
    )
    .join_from(FacilityProfile.__table__, Facility.__table__)
    .where(_PROFILE.facility_id == bindparam("facility_id"))
)
_FILES = (
    select(_FILE.id, _FILE.kind, _FILE.title, _FILE.width, _FILE.height, _FILE.byte_count)
    .where(_FILE.facility_id == bindparam("facility_id"), _FILE.is_ready)
    .order_by(_FILE.kind, _FILE.position, _FILE.id)
)
_UNITS = (
    select(HousingUnit.__table__)
    .where(_UNIT.facility_id == bindparam("facility_id"))
    .order_by(_UNIT.position, _UNIT.id)
    .limit(MOST_UNITS)
)


class PublicFile(NamedTuple):
    """A file that everybody may have.

    Args:
        facility_name: of the facility it belongs to.
    """

    id: str
    kind: FileKind
    title: str
    facility_name: str


def find_content(session: Session, *, facility_id: int) -> ProfileContent | None:
    """Return what the provider tells; None if nobody keeps the profile."""
    row = session.connection().execute(_KEPT, {"facility_id": facility_id}).mappings().first()
    return None if row is None else content_from_columns(columns={**row})


def find_told(
    session: Session, *, facility_id: int, today: date
) -> tuple[ProfileContent, Limits | None] | None:
    """Return what the provider tells and what of it may be shown; None if nobody keeps it.

    No limits where no company keeps the profile. One statement.
    """
    values = {"facility_id": facility_id, "today": today}
    row = session.connection().execute(_TOLD, values).mappings().first()
    if row is None:
        return None
    content = content_from_columns(columns={**row})
    if row["company_id"] is None:
        return content, None
    category, until = Category(row["category"]), row["licence_until"]
    licence = Granted(product_for(category=category), facility_id, today, until) if until else None
    limits = limits_for(
        category=category,
        facility_id=facility_id,
        granted=(licence,) if licence else (),
        today=today,
    )
    return content, limits


def list_files(session: Session, *, facility_id: int) -> tuple[ProfileFile, ...]:
    """List pictures and documents that are ready, by kind in the provider's order."""
    rows = session.connection().execute(_FILES, {"facility_id": facility_id})
    return tuple(
        ProfileFile(id_, FileKind(kind), title, width, height, byte_count)
        for id_, kind, title, width, height, byte_count in rows
    )


def list_units(session: Session, *, facility_id: int) -> tuple[Unit, ...]:
    """List the flats of a housing offer in the provider's order, at most `MOST_UNITS`."""
    return tuple(
        unit_of(row=row)
        for row in session.connection().execute(_UNITS, {"facility_id": facility_id})
    )


def get_public_file(session: Session, *, file_id: str) -> PublicFile:
    """Get a file that is ready, of a published facility whose provider keeps the profile.

    Raises:
        NotFound: there is none; callers cannot tell why.
    """
    # PostgreSQL fails at a NUL instead of finding nothing.
    if _FILE_ID.fullmatch(file_id) is None:
        raise NotFound("no such file")
    row = session.execute(
        select(_FILE.id, _FILE.kind, _FILE.title, _FACILITY.name)
        .join_from(FacilityFile.__table__, Facility.__table__)
        .where(_FILE.id == file_id, _FILE.is_ready, _FACILITY.is_published, _FACILITY.is_managed)
    ).first()
    if row is None:
        raise NotFound("no such file")
    return PublicFile(row.id, FileKind(row.kind), row.title, row.name)


def list_picture_ids(session: Session, *, source_name: str) -> tuple[str, ...]:
    """List the ids of all pictures of the facilities of one source, in order."""
    kinds = [kind.value for kind in FileKind if kind.is_picture]
    return tuple(
        session.scalars(
            select(FacilityFile.id)
            .join(Facility)
            .where(Facility.source_name == source_name, FacilityFile.kind.in_(kinds))
            .order_by(FacilityFile.id)
        )
    )


def get_category(session: Session, *, facility_id: int) -> Category:
    """Get the category of a facility, published or not.

    Raises:
        NotFound: there is no such facility.
    """
    found = session.scalars(select(Facility.category).where(Facility.id == facility_id)).first()
    if found is None:
        raise NotFound("no such facility")
    return Category(found)


def unit_of(*, row: Row[*tuple[Any, ...]]) -> Unit:
    """Return the flat that stands in a row of `housing_unit`."""
    return Unit(
        name=row.name,
        tenure=Tenure(row.tenure),
        price=_money(row.price_cents),
        extra=_money(row.extra_cents),
        extra_is_included=row.extra_is_included,
        hausgeld=_money(row.hausgeld_cents),
        commission=row.commission,
        half_rooms=row.half_rooms,
        area_dm2=row.area_dm2,
        floor=row.floor,
        built_in=row.built_in,
        renovated_in=row.renovated_in,
        energy_certificate=Certificate(row.energy_certificate),
        energy_kwh=row.energy_kwh,
        needs_wbs=row.needs_wbs,
        light=Light(row.light),
        free_from=row.free_from,
        confirmed_on=row.confirmed_on,
    )


def _money(cents: int | None) -> Money | None:
    return None if cents is None else Money(cents)
