"""Inquiries to the facilities of a company, as its dashboard lists them.

What an earlier keeper of a facility got has no link of the facility any more and is not there.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting, Rank
from portal.domain.access.permission import Permission
from portal.domain.accounts.person import full_name
from portal.domain.inquiries.kind import InquiryKind
from portal.domain.inquiries.source import Source
from portal.domain.inquiries.state import State
from portal.models.account import Account
from portal.models.facility import Facility
from portal.models.inquiry import Inquiry
from portal.models.membership import FacilityRight, Membership
from portal.queries.desk import of_company
from portal.queries.members import covered

_INQUIRY, _FACILITY, _ACCOUNT = Inquiry.__table__.c, Facility.__table__.c, Account.__table__.c
_MEMBER, _RIGHT = Membership.__table__.c, FacilityRight.__table__.c


@dataclass(frozen=True, slots=True)
class Letter:
    """An inquiry in the list, without anything that the person wrote.

    Args:
        looks_after: name of who looks after it; empty if nobody was named.
    """

    id: str
    facility_id: int
    facility_name: str
    kind: InquiryKind
    state: State
    sent_at: datetime
    answered_at: datetime | None
    looks_after: str
    source: Source


@dataclass(frozen=True, slots=True)
class Tally:
    """How many inquiries of one facility stand at one point.

    Args:
        mine: those of them that this person looks after.
    """

    facility_id: int
    facility_name: str
    state: State
    count: int
    mine: int


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the company who may handle the inquiries of a facility."""

    account_id: str
    name: str


def list_letters(
    session: Session,
    *,
    acting: Acting,
    group_id: str = "",
    states: Collection[State] = (),
    facility_id: int | None = None,
    is_mine: bool = False,
    offset: int = 0,
    limit: int,
) -> tuple[Letter, ...]:
    """List what reached facilities whose inquiries somebody may handle, the newest first.

    Narrowed to states, to one facility, and to what this person looks after, where asked for.
    """
    narrowed = _narrowed(acting, states, facility_id, is_mine=is_mine)
    rows = session.execute(
        select(
            _INQUIRY.id,
            _FACILITY.id.label("facility_id"),
            _FACILITY.name,
            _INQUIRY.kind,
            _INQUIRY.state,
            _INQUIRY.sent_at,
            _INQUIRY.answered_at,
            _INQUIRY.source,
            _ACCOUNT.first_name,
            _ACCOUNT.last_name,
        )
        .join_from(Inquiry.__table__, Facility.__table__)
        .outerjoin(Account.__table__, _ACCOUNT.id == _INQUIRY.assigned_to)
        .where(*_reached(acting, group_id), *narrowed)
        .order_by(_INQUIRY.sent_at.desc(), _INQUIRY.id)
        .offset(offset)
        .limit(limit)
    )
    return tuple(_letter(row) for row in rows)


def list_tallies(session: Session, *, acting: Acting, group_id: str = "") -> tuple[Tally, ...]:
    """Count what `list_letters` lists, by facility and state, in the order of the facilities."""
    rows = session.execute(
        select(
            _FACILITY.id,
            _FACILITY.name,
            _INQUIRY.state,
            func.count(),
            func.count().filter(_INQUIRY.assigned_to == acting.account_id),
        )
        .join_from(Inquiry.__table__, Facility.__table__)
        .where(*_reached(acting, group_id))
        .group_by(_FACILITY.id, _FACILITY.name, _FACILITY.search_name, _INQUIRY.state)
        .order_by(_FACILITY.search_name, _FACILITY.id, _INQUIRY.state)
    )
    return tuple(
        Tally(facility_id, name, State(state), count, mine)
        for facility_id, name, state, count, mine in rows
    )


def list_times(
    session: Session, *, acting: Acting, group_id: str = "", limit: int
) -> tuple[timedelta, ...]:
    """Return how long the newest answers took, for facilities whose inquiries they handle."""
    rows = session.execute(
        select(_INQUIRY.sent_at, _INQUIRY.answered_at)
        .join_from(Inquiry.__table__, Facility.__table__)
        .where(
            *of_company(acting=acting, permission=Permission.INQUIRIES_HANDLE, group_id=group_id),
            _INQUIRY.sent_at.is_not(None),
            _INQUIRY.answered_at.is_not(None),
        )
        .order_by(_INQUIRY.answered_at.desc(), _INQUIRY.id)
        .limit(limit)
    )
    return tuple(answered_at - sent_at for sent_at, answered_at in rows)


def list_inquiries(
    session: Session, *, acting: Acting, inquiry_ids: Collection[str]
) -> tuple[Inquiry, ...]:
    """List these inquiries as they are stored, those left out that somebody may not handle."""
    found = (
        select(Inquiry)
        .join(Facility)
        .where(
            Inquiry.id.in_(sorted(inquiry_ids)),
            Inquiry.provider_token_hash.is_not(None),
            *of_company(acting=acting, permission=Permission.INQUIRIES_HANDLE),
        )
        .order_by(Inquiry.id)
    )
    return tuple(session.scalars(found))


def list_colleagues(
    session: Session, *, company_id: str, facility_id: int, today: date
) -> tuple[Colleague, ...]:
    """List who may handle inquiries to a facility today.

    The Master, and those who were given it while a licence covers the facility; nobody whose
    account is locked.
    """
    is_covered = covered(facility_id=facility_id, company_id=company_id, today=today)
    rows = session.execute(
        select(_ACCOUNT.id, _ACCOUNT.first_name, _ACCOUNT.last_name)
        .join_from(Membership.__table__, Account.__table__)
        .outerjoin(
            FacilityRight.__table__,
            (_RIGHT.account_id == _MEMBER.account_id) & (_RIGHT.facility_id == facility_id),
        )
        .where(
            _MEMBER.company_id == company_id,
            _ACCOUNT.locked_at.is_(None),
            (_MEMBER.rank == Rank.MASTER.value) | (_RIGHT.may_handle_inquiries & is_covered),
        )
        .order_by(_ACCOUNT.last_name, _ACCOUNT.first_name, _ACCOUNT.id)
    )
    return tuple(Colleague(one.id, _name(one)) for one in rows)


def _reached(acting: Acting, group_id: str) -> tuple[ColumnElement[bool], ...]:
    """Return what leaves only inquiries that reached facilities somebody may handle them for."""
    return (
        *of_company(acting=acting, permission=Permission.INQUIRIES_HANDLE, group_id=group_id),
        _INQUIRY.sent_at.is_not(None),
        _INQUIRY.provider_token_hash.is_not(None),
    )


def _narrowed(
    acting: Acting, states: Collection[State], facility_id: int | None, *, is_mine: bool
) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if states:
        wanted.append(_INQUIRY.state.in_(sorted(state.value for state in states)))
    if facility_id is not None:
        wanted.append(_FACILITY.id == facility_id)
    if is_mine:
        wanted.append(_INQUIRY.assigned_to == acting.account_id)
    return wanted


def _letter(row: Row[*tuple[Any, ...]]) -> Letter:
    return Letter(
        id=row.id,
        facility_id=row.facility_id,
        facility_name=row.name,
        kind=InquiryKind(row.kind),
        state=State(row.state),
        sent_at=row.sent_at,
        answered_at=row.answered_at,
        looks_after=_name(row),
        source=Source(row.source),
    )


def _name(row: Row[*tuple[Any, ...]]) -> str:
    return full_name(first=row.first_name, last=row.last_name)
