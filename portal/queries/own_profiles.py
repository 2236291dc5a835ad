"""All that a company tells about one of its facilities, as those need it who edit it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.matching.services import Service, services_in
from portal.domain.profiles.content import ProfileContent, content_from_columns
from portal.domain.profiles.files import FileKind
from portal.models.company import Company
from portal.models.facility import SAID, Facility, ServedPostcode
from portal.models.facility_profile import FacilityFile, FacilityProfile, HousingUnit
from portal.queries import ready
from portal.queries.own_facilities import COLUMNS, OwnFacility, OwnRow, own_of, theirs
from portal.values.errors import NotFound

_FACILITY, _PROFILE = Facility.__table__.c, FacilityProfile.__table__.c
_VERSION = (
    select(_FACILITY.version)
    .where(
        _FACILITY.id == bindparam("facility_id"), _FACILITY.company_id == bindparam("of_company")
    )
    .with_for_update()
)
OWN_SOURCE = "anbieter"
"""The name of the source of everything that providers create."""
_SERVED, _FILE, _UNIT, _COMPANY = (
    ServedPostcode.__table__.c,
    FacilityFile.__table__.c,
    HousingUnit.__table__.c,
    Company.__table__.c,
)
BASICS = (
    "name",
    "traeger",
    "dachverband",
    "street",
    "house_number",
    "postcode",
    "city",
    "district",
    "phone",
    "email",
    "website",
    "capacity",
    "accepts_inquiries",
)
"""The columns of `facility` that its form holds."""
_PLACED = (*BASICS, "lat_micro", "lon_micro", "position_is_exact", "serves_presumed_area")
_STATED = tuple(column for column in _PROFILE if column.name != "facility_id")


@dataclass(frozen=True, slots=True)
class OwnProfile:
    """A facility with everything that its forms hold.

    Args:
        columns: `BASICS` by name, and those that say where it is.
        served: the postcodes it serves, ascending.
        pictures: how many pictures it has.
        units: how many flats it has.
    """

    own: OwnFacility
    columns: Mapping[str, Any]
    services: tuple[Service, ...]
    served: tuple[str, ...]
    content: ProfileContent
    pictures: int
    units: int


def get_own_profile(
    session: Session, *, acting: Acting, facility_id: int, today: date
) -> OwnProfile:
    """Get a facility of somebody's company with all its forms hold; one statement.

    Raises:
        NotFound: there is none, it waits in the bin, or it is somebody else's.
    """
    served = (
        select(func.aggregate_strings(_SERVED.postcode, " "))
        .where(_SERVED.facility_id == _FACILITY.id)
        .scalar_subquery()
    )
    pictures = (
        select(func.count())
        .where(_FILE.facility_id == _FACILITY.id, _FILE.kind == FileKind.BILD.value)
        .scalar_subquery()
    )
    units = select(func.count()).where(_UNIT.facility_id == _FACILITY.id).scalar_subquery()
    listed = {column.name for column in COLUMNS}
    row = session.execute(
        select(
            *COLUMNS,
            *(_FACILITY[name] for name in _PLACED if name not in listed),
            _FACILITY.service_bits,
            served.label("served"),
            pictures.label("pictures"),
            units.label("units"),
            _PROFILE.facility_id.label("told"),
            *(column.label(f"told_{column.name}") for column in _STATED),
        )
        .outerjoin_from(Facility.__table__, FacilityProfile.__table__)
        .where(*theirs(acting=acting), _FACILITY.id == facility_id, _FACILITY.deleted_at.is_(None)),
        {"today": today},
    ).one_or_none()
    if row is None:
        raise NotFound("no such facility of this company")
    values = dict(row._mapping)  # noqa: SLF001 – SQLAlchemy's documented way to read a row by name
    return OwnProfile(
        own=own_of(row=OwnRow(*row[: len(COLUMNS)]), today=today),
        columns={name: values[name] for name in _PLACED},
        services=services_in(bits=row.service_bits),
        served=tuple(sorted((row.served or "").split())),
        content=_content(values) if row.told else ProfileContent(),
        pictures=row.pictures,
        units=row.units,
    )


def lock_version(session: ready.Source, *, company_id: str, facility_id: int) -> int:
    """Get the version of a facility of a company; the row is locked where the database can.

    Raises:
        NotFound: the company has no such facility.
    """
    values = {"facility_id": facility_id, "of_company": company_id}
    rows = ready.fetch(session, statement=_VERSION, values=values)
    if not rows:
        raise NotFound("no such facility of this company")
    (version,) = rows[0]
    return int(version)


def find_by_key(session: Session, *, company_id: str, external_id: str) -> int | None:
    """Find the facility of a company that a form has already created; the company is locked.

    So the same form, sent twice at once, creates one.
    """
    session.execute(
        select(_COMPANY.id).where(_COMPANY.id == company_id).with_for_update()
    ).one_or_none()
    return session.execute(
        select(_FACILITY.id).where(
            _FACILITY.source_name == OWN_SOURCE,
            _FACILITY.external_id == external_id,
            _FACILITY.company_id == company_id,
        )
    ).scalar_one_or_none()


def get_said(session: ready.Source, *, facility_id: int) -> Mapping[str, Any]:
    """Get the columns of which the words are made by which a facility is found."""
    row = (
        session.connection()
        .execute(select(*(_FACILITY[name] for name in SAID)).where(_FACILITY.id == facility_id))
        .one()
    )
    return dict(row._mapping)  # noqa: SLF001 – SQLAlchemy's documented way to read a row by name


def _content(values: Mapping[str, Any]) -> ProfileContent:
    return content_from_columns(
        columns={column.name: values[f"told_{column.name}"] for column in _STATED}
    )


def list_deleted_before(session: Session, *, moment: datetime, limit: int) -> tuple[int, ...]:
    """List what was put into the bin before that moment, at most `limit` ids, in order."""
    return tuple(
        session.scalars(
            select(_FACILITY.id)
            .where(_FACILITY.deleted_at < moment)
            .order_by(_FACILITY.deleted_at, _FACILITY.id)
            .limit(limit)
        )
    )


def list_file_ids(
    session: Session, *, facility_ids: tuple[int, ...]
) -> tuple[tuple[str, FileKind], ...]:
    """List id and kind of every file of these facilities, ready or not, in order."""
    rows = session.execute(
        select(_FILE.id, _FILE.kind).where(_FILE.facility_id.in_(facility_ids)).order_by(_FILE.id)
    )
    return tuple((file_id, FileKind(kind)) for file_id, kind in rows)
