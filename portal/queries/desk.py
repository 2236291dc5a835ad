"""What the dashboard's panel shows on every page: groups and what is new."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.access.permission import Permission
from portal.domain.availability.light import CONFIRMED_DAYS, Light
from portal.domain.inquiries.state import State
from portal.domain.reviews.review import State as Published
from portal.models.facility import Availability, Facility
from portal.models.facility_group import FacilityGroup, FacilityGroupMember
from portal.models.inquiry import Inquiry
from portal.models.review import Review

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


def list_groups(session: Session, *, company_id: str) -> tuple[Group, ...]:
    """List the groups of a company by name."""
    rows = session.execute(
        select(_GROUP.id, _GROUP.name)
        .where(_GROUP.company_id == company_id)
        .order_by(_GROUP.name_key, _GROUP.id)
    )
    return tuple(Group(*row) for row in rows)


def count_news(session: Session, *, acting: Acting, group_id: str = "") -> News:
    """Count what is new for somebody; with a group what is new for its facilities."""
    inquiries = (
        select(func.count())
        .select_from(Inquiry.__table__)
        .join(Facility.__table__)
        .where(
            _INQUIRY.state == State.NEU.value,
            *of_company(acting=acting, permission=Permission.INQUIRIES_HANDLE, group_id=group_id),
        )
    )
    reviews = (
        select(func.count())
        .select_from(Review.__table__)
        .join(Facility.__table__)
        .where(
            _REVIEW.state == Published.PUBLISHED.value,
            _REVIEW.provider_read_at.is_(None),
            *of_company(acting=acting, permission=Permission.REVIEWS_READ, group_id=group_id),
        )
    )
    counted = select(inquiries.scalar_subquery(), reviews.scalar_subquery())
    return News(*session.execute(counted).one())


def count_houses(session: Session, *, acting: Acting, today: date, group_id: str = "") -> Houses:
    """Count the facilities that exist for somebody, and what is to be done about them."""
    reported = exists().where(
        _LIGHT.facility_id == _FACILITY.id, _LIGHT.light != Light.UNBEKANNT.value
    )
    fresh = reported.where(_LIGHT.confirmed_on >= today - timedelta(days=CONFIRMED_DAYS))
    wanted = [_FACILITY.company_id == acting.company_id, _FACILITY.deleted_at.is_(None)]
    if acting.facility_ids is not None:
        wanted.append(_one_of(acting.facility_ids))
    if group_id:
        wanted.append(_FACILITY.id.in_(ids_in_group(acting=acting, group_id=group_id)))
    counted = select(
        func.count(),
        func.count().filter(_FACILITY.is_published),
        func.count().filter(_FACILITY.is_published, ~reported),
        func.count().filter(_FACILITY.is_published, reported, ~fresh),
    ).select_from(Facility.__table__)
    return Houses(*session.execute(counted.where(*wanted)).one())


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
    return (
        select(_MEMBER.facility_id)
        .join_from(FacilityGroupMember.__table__, FacilityGroup.__table__)
        .where(_GROUP.id == group_id, _GROUP.company_id == acting.company_id)
    )


def _one_of(ids: Collection[int]) -> ColumnElement[bool]:
    return _FACILITY.id.in_(sorted(ids))
