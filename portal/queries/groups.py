"""The groups of a company with what is in them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.models.facility_group import FacilityGroup, FacilityGroupMember
from portal.queries.desk import Group
from portal.queries.ready import Source
from portal.values.errors import NotFound

_GROUP, _MEMBER = FacilityGroup.__table__.c, FacilityGroupMember.__table__.c
_FACILITY = Facility.__table__.c


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A group with the number of its facilities, those in the bin left out."""

    id: str
    name: str
    facility_count: int


@dataclass(frozen=True, slots=True)
class WholeGroup:
    """A group with its facilities, those in the bin included."""

    id: str
    name: str
    name_key: str
    facility_ids: frozenset[int]


def list_groups(session: Session, *, company_id: str) -> tuple[ListedGroup, ...]:
    """List the groups of a company by name, the empty ones too."""
    rows = session.execute(
        select(_GROUP.id, _GROUP.name, func.count(_FACILITY.id))
        .select_from(FacilityGroup.__table__)
        .outerjoin(FacilityGroupMember.__table__)
        .outerjoin(
            Facility.__table__,
            (_FACILITY.id == _MEMBER.facility_id) & _FACILITY.deleted_at.is_(None),
        )
        .where(_GROUP.company_id == company_id)
        .group_by(_GROUP.id, _GROUP.name, _GROUP.name_key)
        .order_by(_GROUP.name_key, _GROUP.id)
    )
    return tuple(ListedGroup(*row) for row in rows)


def list_groups_with(
    session: Source, *, company_id: str, facility_ids: Collection[int]
) -> tuple[Group, ...]:
    """List the groups of a company that hold one of these facilities, by name; not in the bin."""
    has_one = exists().where(
        _MEMBER.group_id == _GROUP.id,
        _MEMBER.facility_id == _FACILITY.id,
        _FACILITY.id.in_(sorted(facility_ids)),
        _FACILITY.deleted_at.is_(None),
    )
    rows = session.connection().execute(
        select(_GROUP.id, _GROUP.name)
        .where(_GROUP.company_id == company_id, has_one)
        .order_by(_GROUP.name_key, _GROUP.id)
    )
    return tuple(Group(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class Choice:
    """A facility that may be put into a group, and whether it is in it."""

    id: int
    name: str
    postcode: str
    city: str
    is_in: bool


def list_choices(session: Session, *, company_id: str, group_id: str) -> tuple[Choice, ...]:
    """List all facilities of a company by name, those in the bin left out."""
    rows = session.execute(
        select(
            _FACILITY.id,
            _FACILITY.name,
            _FACILITY.postcode,
            _FACILITY.city,
            _MEMBER.group_id.is_not(None),
        )
        .select_from(Facility.__table__)
        .outerjoin(
            FacilityGroupMember.__table__,
            (_MEMBER.facility_id == _FACILITY.id) & (_MEMBER.group_id == group_id),
        )
        .where(_FACILITY.company_id == company_id, _FACILITY.deleted_at.is_(None))
        .order_by(_FACILITY.search_name, _FACILITY.id)
    )
    return tuple(Choice(*row) for row in rows)


def find_name(session: Session, *, company_id: str, group_id: str) -> str:
    """Return the name of a group of this company; empty if it has no such group."""
    found = select(_GROUP.name).where(_GROUP.id == group_id, _GROUP.company_id == company_id)
    return session.scalars(found).one_or_none() or ""


def get_group(session: Session, *, company_id: str, group_id: str) -> WholeGroup:
    """Get a group of this company to change it; its row is locked where the database can.

    Raises:
        NotFound: there is none, or it is somebody else's; callers cannot tell which.
    """
    row = session.execute(
        select(_GROUP.id, _GROUP.name, _GROUP.name_key)
        .where(_GROUP.id == group_id, _GROUP.company_id == company_id)
        .with_for_update()
    ).one_or_none()
    if row is None:
        raise NotFound("no such group of this company")
    ids = session.scalars(
        select(_MEMBER.facility_id)
        .where(_MEMBER.group_id == group_id)
        .order_by(_MEMBER.facility_id)
    )
    return WholeGroup(*row, frozenset(ids))


def is_name_taken(session: Session, *, company_id: str, key: str) -> bool:
    """Say whether the company has a group of this folded name."""
    found = select(_GROUP.id).where(_GROUP.company_id == company_id, _GROUP.name_key == key)
    return session.execute(found).first() is not None
