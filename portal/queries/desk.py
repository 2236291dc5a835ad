"""What the dashboard's panel shows on every page: groups and what is new."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, func, select

from portal.domain.access.acting import Acting
from portal.domain.access.permission import Permission
from portal.domain.availability.light import CONFIRMED_DAYS, Light
from portal.domain.inquiries.state import State
from portal.domain.reviews.review import State as Published
from portal.models.facility import Availability, Facility
from portal.models.facility_group import FacilityGroup, FacilityGroupMember
from portal.models.inquiry import Inquiry
from portal.models.review import Review
from portal.queries import ready

_FACILITY, _INQUIRY = Facility.__table__.c, Inquiry.__table__.c
_REVIEW, _LIGHT = Review.__table__.c, Availability.__table__.c
_GROUP, _MEMBER = FacilityGroup.__table__.c, FacilityGroupMember.__table__.c


@dataclass(frozen=True, slots=True)
class Group:
    """A group of facilities of the company."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class News:
    """How much of each kind nobody of the company has read yet."""

    inquiries: int
    reviews: int


@dataclass(frozen=True, slots=True)
class Houses:
    """How many facilities there are.

    Args:
        silent: public ones that say nothing about free places.
        stale: public ones whose reports are all older than 14 days, or were never confirmed.
    """

    total: int
    public: int
    silent: int
    stale: int

    @property
    def hidden(self) -> int:
        """Return how many are not public."""
        return self.total - self.public


_GROUPS = (
    select(_GROUP.id, _GROUP.name)
    .where(_GROUP.company_id == bindparam("company_id"))
    .order_by(_GROUP.name_key, _GROUP.id)
)


def list_groups(session: ready.Source, *, company_id: str) -> tuple[Group, ...]:
    """List the groups of a company by name."""
    rows = ready.fetch(session, statement=_GROUPS, values={"company_id": company_id})
    return tuple(Group(*row) for row in rows)


def count_news(session: ready.Source, *, acting: Acting, group_id: str = "") -> News:
    """Count what is new for somebody; with a group what is new for its facilities."""
    values = values_within(acting=acting, ids=None, group_id=group_id)
    if not acting.is_master:
        values |= {
            "inquiry_ids": tuple(acting.allowed_ids(Permission.INQUIRIES_HANDLE) or ()),
            "review_ids": tuple(acting.allowed_ids(Permission.REVIEWS_READ) or ()),
        }
    statement = _news(is_limited=not acting.is_master, has_group=bool(group_id))
    (row,) = ready.fetch(session, statement=statement, values=values)
    return News(*row)


@cache
def _news(*, is_limited: bool, has_group: bool) -> ready.Statement:
    inquiries = (
        select(func.count())
        .select_from(Inquiry.__table__)
        .join(Facility.__table__)
        .where(
            _INQUIRY.state == State.NEU.value,
            *within(ids="inquiry_ids" if is_limited else "", has_group=has_group),
        )
    )
    reviews = (
        select(func.count())
        .select_from(Review.__table__)
        .join(Facility.__table__)
        .where(
            _REVIEW.state == Published.PUBLISHED.value,
            _REVIEW.provider_read_at.is_(None),
            *within(ids="review_ids" if is_limited else "", has_group=has_group),
        )
    )
    return select(inquiries.scalar_subquery(), reviews.scalar_subquery())


def count_houses(
    session: ready.Source, *, acting: Acting, today: date, group_id: str = ""
) -> Houses:
    """Count the facilities that exist for somebody, and what is to be done about them."""
    values = values_within(acting=acting, ids=acting.facility_ids, group_id=group_id)
    statement = _houses(ids="ids" if "ids" in values else "", has_group=bool(group_id))
    values["fresh_from"] = today - timedelta(days=CONFIRMED_DAYS)
    (row,) = ready.fetch(session, statement=statement, values=values)
    return Houses(*row)


@cache
def _houses(*, ids: str, has_group: bool) -> ready.Statement:
    reported = exists().where(
        _LIGHT.facility_id == _FACILITY.id, _LIGHT.light != Light.UNBEKANNT.value
    )
    fresh = reported.where(_LIGHT.confirmed_on >= bindparam("fresh_from"))
    return (
        select(
            func.count(),
            func.count().filter(_FACILITY.is_published),
            func.count().filter(_FACILITY.is_published, ~reported),
            func.count().filter(_FACILITY.is_published, reported, ~fresh),
        )
        .select_from(Facility.__table__)
        .where(*within(ids=ids, has_group=has_group))
    )


def within(
    *, ids: str, has_group: bool, is_deleted: bool = False
) -> tuple[ColumnElement[bool], ...]:
    """Return what leaves only facilities of a company, in or out of the bin, in SQL.

    For statements that are built once: `values_within` has the values. With `ids`, which names
    them, only these; with a group only its facilities; a group of somebody else has none.
    """
    wanted: list[ColumnElement[bool]] = [
        _FACILITY.company_id == bindparam("company_id"),
        _FACILITY.deleted_at.is_not(None) if is_deleted else _FACILITY.deleted_at.is_(None),
    ]
    if ids:
        wanted.append(_FACILITY.id.in_(bindparam(ids, expanding=True)))
    if has_group:
        wanted.append(_FACILITY.id.in_(_members(bindparam("group_id"), bindparam("company_id"))))
    return tuple(wanted)


def values_within(*, acting: Acting, ids: Collection[int] | None, group_id: str) -> dict[str, Any]:
    """Return the values of `within`; with `ids` where they are not None."""
    values: dict[str, Any] = {"company_id": acting.company_id}
    if ids is not None:
        values["ids"] = tuple(sorted(ids))
    if group_id:
        values["group_id"] = group_id
    return values


def of_company(
    *, acting: Acting, permission: Permission, group_id: str = ""
) -> tuple[ColumnElement[bool], ...]:
    """Return what leaves only facilities for which somebody may do this, in SQL.

    With a group only its facilities; a group of somebody else has none.
    """
    wanted: list[ColumnElement[bool]] = [
        _FACILITY.company_id == acting.company_id,
        _FACILITY.deleted_at.is_(None),
    ]
    allowed = acting.allowed_ids(permission)
    if allowed is not None:
        wanted.append(_one_of(allowed))
    if group_id:
        wanted.append(_FACILITY.id.in_(ids_in_group(acting=acting, group_id=group_id)))
    return tuple(wanted)


def ids_in_group(*, acting: Acting, group_id: str) -> Any:
    """Return the statement that finds the facilities of a group of this company."""
    return _members(group_id, acting.company_id)


def _members(group_id: Any, company_id: Any) -> Any:
    return (
        select(_MEMBER.facility_id)
        .join_from(FacilityGroupMember.__table__, FacilityGroup.__table__)
        .where(_GROUP.id == group_id, _GROUP.company_id == company_id)
    )


def _one_of(ids: Collection[int]) -> ColumnElement[bool]:
    return _FACILITY.id.in_(sorted(ids))
