"""The facilities of a company, as those see them who work for it."""

from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, case, func, select

from portal.domain.access.acting import Acting
from portal.domain.entitlements.limits import Limits, limits_for, product_for
from portal.domain.entitlements.products import Granted
from portal.domain.matching.category import Category
from portal.models.entitlement import Entitlement
from portal.models.facility import Facility
from portal.queries import ready
from portal.queries.desk import values_within, within
from portal.values.errors import NotFound

_FACILITY, _GRANTED = Facility.__table__.c, Entitlement.__table__.c
_UNTIL = (
    select(func.max(_GRANTED.ends_on))
    .where(
        _GRANTED.facility_id == _FACILITY.id,
        _GRANTED.company_id == _FACILITY.company_id,
        _GRANTED.product
        == case(
            {one.value: product_for(category=one).value for one in Category},
            value=_FACILITY.category,
        ),
        _GRANTED.starts_on <= bindparam("today"),
        _GRANTED.ends_on >= bindparam("today"),
    )
    .scalar_subquery()
)


class OwnRow(NamedTuple):
    """What is read of a facility; `until` is the last day of the licence that runs today."""

    id: int
    category: str
    name: str
    street: str
    house_number: str
    postcode: str
    city: str
    is_published: bool
    wants_public: bool
    accepts_inquiries: bool
    version: int
    changed_at: datetime | None
    changed_by: str
    deleted_at: datetime | None
    until: date | None


COLUMNS = (*(_FACILITY[name] for name in OwnRow._fields[:-1]), _UNTIL.label("until"))
"""What `own_of` reads, in the order of `OwnRow`; the day of the licence is bound as `today`."""


class OwnFacility(NamedTuple):
    """A facility in the list of its company; a tuple, because a page has dozens.

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
    session: ready.Source,
    *,
    acting: Acting,
    today: date,
    group_id: str = "",
    is_deleted: bool = False,
) -> tuple[OwnFacility, ...]:
    """List the facilities that exist for this person, by name; one statement.

    With a `group_id` only those of this group, none if the company has no such group; with
    `is_deleted` those in the bin instead.
    """
    values = values_within(acting=acting, ids=acting.facility_ids, group_id=group_id)
    statement = _listed(
        ids="ids" if "ids" in values else "", has_group=bool(group_id), is_deleted=is_deleted
    )
    rows = ready.fetch(session, statement=statement, values={**values, "today": today})
    return tuple(own_of(row=OwnRow(*row), today=today) for row in rows)


@cache
def _listed(*, ids: str, has_group: bool, is_deleted: bool) -> ready.Statement:
    wanted = within(ids=ids, has_group=has_group, is_deleted=is_deleted)
    return select(*COLUMNS).where(*wanted).order_by(_FACILITY.search_name, _FACILITY.id)


def get_own(
    session: ready.Source,
    *,
    acting: Acting,
    facility_id: int,
    today: date,
    with_deleted: bool = False,
) -> OwnFacility:
    """Get a facility that exists for this person; one statement.

    Raises:
        NotFound: there is none, or it is somebody else's; callers cannot tell which.
    """
    values = {"company_id": acting.company_id, "facility_id": facility_id, "today": today}
    ids = acting.facility_ids
    rows = (
        ready.fetch(session, statement=_ONE, values=values)
        if ids is None or facility_id in ids
        else ()
    )
    found = next((own_of(row=OwnRow(*row), today=today) for row in rows), None)
    if found is None or (found.deleted_at is not None and not with_deleted):
        raise NotFound("no such facility of this company")
    return found


_ONE = (
    select(*COLUMNS)
    .where(
        _FACILITY.id == bindparam("facility_id"), _FACILITY.company_id == bindparam("company_id")
    )
    .order_by(_FACILITY.id)
)


def theirs(*, acting: Acting) -> list[ColumnElement[bool]]:
    """Return what makes a facility exist for somebody, in SQL."""
    wanted: list[ColumnElement[bool]] = [_FACILITY.company_id == acting.company_id]
    if acting.facility_ids is not None:
        wanted.append(_FACILITY.id.in_(sorted(acting.facility_ids)))
    return wanted


def own_of(*, row: OwnRow, today: date) -> OwnFacility:
    """Return a facility, given its `COLUMNS` as they are on that day."""
    category = Category(row.category)
    granted = (
        (Granted(product_for(category=category), row.id, today, row.until),) if row.until else ()
    )
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
