"""What a provider tells about a facility: the profile, its files and its flats."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Date, bindparam, case, func, select
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
from portal.queries import ready
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
_CONTENT = tuple(column for column in _PROFILE if column.name not in {"facility_id", "updated_at"})
_NAMES = tuple(column.name for column in _CONTENT)
_KEPT = select(*_CONTENT).where(_PROFILE.facility_id == bindparam("facility_id"))
_TODAY = bindparam("today", type_=Date)
_LICENCE = case(
    (_FACILITY.category == Category.WOHNEN.value, Product.WOHNEN.value), else_=Product.PREMIUM.value
)
_TOLD = (
    select(
        *_CONTENT,
        _FACILITY.category,
        _FACILITY.company_id,
        select(func.max(_GRANTED.ends_on))
        .where(
            _GRANTED.facility_id == _FACILITY.id,
            _GRANTED.company_id == _FACILITY.company_id,
            _GRANTED.product == _LICENCE,
            _GRANTED.starts_on <= _TODAY,
            _GRANTED.ends_on >= _TODAY,
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
_UNIT_NAMES = tuple(column.name for column in _UNIT)
_UNITS = (
    select(*_UNIT)
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


def find_content(session: ready.Source, *, facility_id: int) -> ProfileContent | None:
    """Return what the provider tells; None if nobody keeps the profile."""
    found = ready.fetch(session, statement=_KEPT, values={"facility_id": facility_id})
    return _content(found[0]) if found else None


def find_told(
    session: ready.Source, *, facility_id: int, today: date
) -> tuple[ProfileContent, Limits | None] | None:
    """Return what the provider tells and what of it may be shown; None if nobody keeps it.

    No limits where no company keeps the profile. One statement.
    """
    values = {"facility_id": facility_id, "today": today}
    found = ready.fetch(session, statement=_TOLD, values=values)
    if not found:
        return None
    *columns, category_name, company_id, until = found[0]
    content = _content(columns)
    if company_id is None:
        return content, None
    category = Category(category_name)
    licence = Granted(product_for(category=category), facility_id, today, until) if until else None
    limits = limits_for(
        category=category,
        facility_id=facility_id,
        granted=(licence,) if licence else (),
        today=today,
    )
    return content, limits


def list_files(session: ready.Source, *, facility_id: int) -> tuple[ProfileFile, ...]:
    """List pictures and documents that are ready, by kind in the provider's order."""
    rows = ready.fetch(session, statement=_FILES, values={"facility_id": facility_id})
    return tuple(ProfileFile(id_, FileKind(kind), *rest) for id_, kind, *rest in rows)


def list_units(session: ready.Source, *, facility_id: int) -> tuple[Unit, ...]:
    """List the flats of a housing offer in the provider's order, at most `MOST_UNITS`."""
    rows = ready.fetch(session, statement=_UNITS, values={"facility_id": facility_id})
    return tuple(unit_of(columns=dict(zip(_UNIT_NAMES, row, strict=True))) for row in rows)


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


def _content(row: Sequence[Any]) -> ProfileContent:
    return content_from_columns(columns=dict(zip(_NAMES, row, strict=True)))


def unit_of(*, columns: Mapping[str, Any]) -> Unit:
    """Return the flat that stands in a row of `housing_unit`, given its columns by name."""
    return Unit(
        name=columns["name"],
        tenure=Tenure(columns["tenure"]),
        price=_money(columns["price_cents"]),
        extra=_money(columns["extra_cents"]),
        extra_is_included=columns["extra_is_included"],
        hausgeld=_money(columns["hausgeld_cents"]),
        commission=columns["commission"],
        half_rooms=columns["half_rooms"],
        area_dm2=columns["area_dm2"],
        floor=columns["floor"],
        built_in=columns["built_in"],
        renovated_in=columns["renovated_in"],
        energy_certificate=Certificate(columns["energy_certificate"]),
        energy_kwh=columns["energy_kwh"],
        needs_wbs=columns["needs_wbs"],
        light=Light(columns["light"]),
        free_from=columns["free_from"],
        confirmed_on=columns["confirmed_on"],
    )


def _money(cents: int | None) -> Money | None:
    return None if cents is None else Money(cents)
