"""The facilities of a company, as those see them who work for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.entitlements.limits import Limits, limits_for
from portal.domain.entitlements.products import Granted, Product
from portal.domain.matching.category import Category
from portal.models.entitlement import Entitlement
from portal.models.facility import Facility
from portal.queries.desk import ids_in_group
from portal.values.errors import NotFound

_FACILITY, _GRANTED = Facility.__table__.c, Entitlement.__table__.c
COLUMNS = (
    _FACILITY.id,
    _FACILITY.category,
    _FACILITY.name,
    _FACILITY.street,
    _FACILITY.house_number,
    _FACILITY.postcode,
    _FACILITY.city,
    _FACILITY.is_published,
    _FACILITY.wants_public,
    _FACILITY.accepts_inquiries,
    _FACILITY.version,
    _FACILITY.changed_at,
    _FACILITY.changed_by,
    _FACILITY.deleted_at,
)
"""What `own_of` reads."""


@dataclass(frozen=True, slots=True)
class OwnFacility:
    """A facility in the list of its company.

    Args:
        is_published: strangers see it; `wants_public` is only the switch.
        version: what a form must send back, so that nobody overwrites somebody else.
        changed_by: name of who saved it last; empty if nobody did since it was imported.
    """

    id: int
    category: Category
    name: str
    address_line: str
    is_published: bool
    wants_public: bool
    accepts_inquiries: bool
    version: int
    changed_at: datetime | None
    changed_by: str
    deleted_at: datetime | None
    limits: Limits


def list_own(
    session: Session, *, acting: Acting, today: date, group_id: str = "", is_deleted: bool = False
) -> tuple[OwnFacility, ...]:
    """List the facilities that exist for this person, by name; two statements.

    With a `group_id` only those of this group, none if the company has no such group; with
    `is_deleted` those in the bin instead.
    """
    in_bin = _FACILITY.deleted_at.is_not(None) if is_deleted else _FACILITY.deleted_at.is_(None)
    wanted = [*theirs(acting=acting), in_bin]
    if group_id:
        wanted.append(_FACILITY.id.in_(ids_in_group(acting=acting, group_id=group_id)))
    rows = session.execute(
        select(*COLUMNS).where(*wanted).order_by(_FACILITY.search_name, _FACILITY.id)
    ).all()
    granted = list_granted(session, company_id=acting.company_id)
    return tuple(own_of(row=row, granted=granted, today=today) for row in rows)


def get_own(
    session: Session,
    *,
    acting: Acting,
    facility_id: int,
    today: date,
    with_deleted: bool = False,
) -> OwnFacility:
    """Get a facility that exists for this person; two statements.

    Raises:
        NotFound: there is none, or it is somebody else's; callers cannot tell which.
    """
    wanted = [*theirs(acting=acting), _FACILITY.id == facility_id]
    if not with_deleted:
        wanted.append(_FACILITY.deleted_at.is_(None))
    row = session.execute(select(*COLUMNS).where(*wanted)).one_or_none()
    if row is None:
        raise NotFound("no such facility of this company")
    granted = list_granted(session, company_id=acting.company_id)
    return own_of(row=row, granted=granted, today=today)


def list_granted(session: Session, *, company_id: str) -> tuple[Granted, ...]:
    """List all that a company was ever granted, in order."""
    rows = session.execute(
        select(_GRANTED.product, _GRANTED.facility_id, _GRANTED.starts_on, _GRANTED.ends_on)
        .where(_GRANTED.company_id == company_id)
        .order_by(_GRANTED.starts_on, _GRANTED.id)
    )
    return tuple(Granted(Product(product), *rest) for product, *rest in rows)


def theirs(*, acting: Acting) -> list[ColumnElement[bool]]:
    """Return what makes a facility exist for somebody, in SQL."""
    wanted: list[ColumnElement[bool]] = [_FACILITY.company_id == acting.company_id]
    if acting.facility_ids is not None:
        wanted.append(_FACILITY.id.in_(sorted(acting.facility_ids)))
    return wanted


def own_of(*, row: Row[*tuple[Any, ...]], granted: Iterable[Granted], today: date) -> OwnFacility:
    """Return a facility, given its `COLUMNS` and all that its company was granted."""
    category = Category(row.category)
    return OwnFacility(
        id=row.id,
        category=category,
        name=row.name,
        address_line=address_line(
            street=row.street, house_number=row.house_number, postcode=row.postcode, city=row.city
        ),
        is_published=row.is_published,
        wants_public=row.wants_public,
        accepts_inquiries=row.accepts_inquiries,
        version=row.version,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
        deleted_at=row.deleted_at,
        limits=limits_for(category=category, facility_id=row.id, granted=granted, today=today),
    )


def address_line(*, street: str, house_number: str, postcode: str, city: str) -> str:
    """Return street and town in one line; the town alone where no street is known."""
    street_line = f"{street} {house_number}".strip()
    town = f"{postcode} {city}"
    return f"{street_line}, {town}" if street_line else town
