"""Inquiries to the facilities of a company, as its dashboard lists them.

What an earlier keeper of a facility got has no link of the facility any more and is not there.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, bindparam, func, select
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
from portal.queries import ready
from portal.queries.desk import of_company, values_within, within
from portal.queries.members import covered

_INQUIRY, _FACILITY, _ACCOUNT = Inquiry.__table__.c, Facility.__table__.c, Account.__table__.c
_MEMBER, _RIGHT = Membership.__table__.c, FacilityRight.__table__.c
# A list has dozens of them, and finding a member of an enumeration is three calls.
_KINDS: Mapping[str, InquiryKind] = {one.value: one for one in InquiryKind}
_STATES: Mapping[str, State] = {one.value: one for one in State}
_SOURCES: Mapping[str, Source] = {one.value: one for one in Source}


class Letter(NamedTuple):
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


class Tally(NamedTuple):
    """How many inquiries of one facility stand at one point.

    Args:
        mine: those of them that this person looks after.
    """

    facility_id: int
    facility_name: str
    state: State
    total: int
    mine: int


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the company who may handle the inquiries of a facility."""

    account_id: str
    name: str


def list_letters(
    session: ready.Source,
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
    values = _values(acting, group_id)
    if states:
        values["states"] = tuple(sorted(state.value for state in states))
    if facility_id is not None:
        values["facility_id"] = facility_id
    if is_mine:
        values["account_id"] = acting.account_id
    statement = _letters(tuple(values))
    values |= {"skipped": offset, "most": limit}
    rows = ready.fetch(session, statement=statement, values=values)
    return tuple([_letter(row) for row in rows])


def list_tallies(session: ready.Source, *, acting: Acting, group_id: str = "") -> tuple[Tally, ...]:
    """Count what `list_letters` lists, by facility and state, in the order of the facilities."""
    values = _values(acting, group_id)
    statement = _tallies(tuple(values))
    values["account_id"] = acting.account_id
    rows = ready.fetch(session, statement=statement, values=values)
    return tuple(
        [
            Tally(facility_id, name, _STATES[state], total, mine)
            for facility_id, name, state, total, mine in rows
        ]
    )


def list_times(
    session: ready.Source, *, acting: Acting, group_id: str = "", limit: int
) -> tuple[timedelta, ...]:
    """Return how long the newest answers took, for facilities whose inquiries they handle."""
    values = _values(acting, group_id)
    statement = _times(tuple(values))
    rows = ready.fetch(session, statement=statement, values={**values, "most": limit})
    return tuple([answered_at - sent_at for sent_at, answered_at in rows])


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
    session: ready.Source, *, company_id: str, facility_id: int, today: date
) -> tuple[Colleague, ...]:
    """List who may handle inquiries to a facility today.

    The Master, and those who were given it while a licence covers the facility; nobody whose
    account is locked.
    """
    values = {"company_id": company_id, "facility_id": facility_id, "today": today}
    rows = ready.fetch(session, statement=_COLLEAGUES, values=values)
    return tuple(
        [
            Colleague(account_id, full_name(first=first, last=last))
            for account_id, first, last in rows
        ]
    )


_COLLEAGUES = (
    select(_ACCOUNT.id, _ACCOUNT.first_name, _ACCOUNT.last_name)
    .join_from(Membership.__table__, Account.__table__)
    .outerjoin(
        FacilityRight.__table__,
        (_RIGHT.account_id == _MEMBER.account_id)
        & (_RIGHT.facility_id == bindparam("facility_id")),
    )
    .where(
        _MEMBER.company_id == bindparam("company_id"),
        _ACCOUNT.locked_at.is_(None),
        (_MEMBER.rank == Rank.MASTER.value)
        | (
            _RIGHT.may_handle_inquiries
            & covered(
                facility_id=bindparam("facility_id"),
                company_id=bindparam("company_id"),
                today=bindparam("today"),
            )
        ),
    )
    .order_by(_ACCOUNT.last_name, _ACCOUNT.first_name, _ACCOUNT.id)
)
_NARROWING = {
    "states": _INQUIRY.state.in_(bindparam("states", expanding=True)),
    "facility_id": _FACILITY.id == bindparam("facility_id"),
    "account_id": _INQUIRY.assigned_to == bindparam("account_id"),
}
"""What each value that narrows the list leaves, by its name."""


def _values(acting: Acting, group_id: str) -> dict[str, Any]:
    """Return the values that leave facilities whose inquiries somebody may handle."""
    ids = acting.allowed_ids(Permission.INQUIRIES_HANDLE)
    return values_within(acting=acting, ids=ids, group_id=group_id)


def _within(names: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    """Return what leaves only their facilities, for values of these names."""
    return within(ids="ids" if "ids" in names else "", has_group="group_id" in names)


def _reached(names: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    """Return what leaves only inquiries that reached their facilities."""
    return (
        *_within(names),
        _INQUIRY.sent_at.is_not(None),
        _INQUIRY.provider_token_hash.is_not(None),
    )


@cache
def _letters(names: tuple[str, ...]) -> ready.Statement:
    """Return the statement for the list, narrowed by values of these names."""
    return (
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
        .where(*_reached(names), *(_NARROWING[name] for name in names if name in _NARROWING))
        .order_by(_INQUIRY.sent_at.desc(), _INQUIRY.id)
        .offset(bindparam("skipped"))
        .limit(bindparam("most"))
    )


@cache
def _tallies(names: tuple[str, ...]) -> ready.Statement:
    return (
        select(
            _FACILITY.id,
            _FACILITY.name,
            _INQUIRY.state,
            func.count(),
            func.count().filter(_INQUIRY.assigned_to == bindparam("account_id")),
        )
        .join_from(Inquiry.__table__, Facility.__table__)
        .where(*_reached(names))
        .group_by(_FACILITY.id, _FACILITY.name, _FACILITY.search_name, _INQUIRY.state)
        .order_by(_FACILITY.search_name, _FACILITY.id, _INQUIRY.state)
    )


@cache
def _times(names: tuple[str, ...]) -> ready.Statement:
    return (
        select(_INQUIRY.sent_at, _INQUIRY.answered_at)
        .join_from(Inquiry.__table__, Facility.__table__)
        .where(*_within(names), _INQUIRY.sent_at.is_not(None), _INQUIRY.answered_at.is_not(None))
        .order_by(_INQUIRY.answered_at.desc(), _INQUIRY.id)
        .limit(bindparam("most"))
    )


def _letter(row: ready.Row) -> Letter:
    number, facility_id, name, kind, state, sent_at, answered_at, source, first, last = row
    return Letter(
        id=number,
        facility_id=facility_id,
        facility_name=name,
        kind=_KINDS[kind],
        state=_STATES[state],
        sent_at=sent_at,
        answered_at=answered_at,
        looks_after=full_name(first=first, last=last),
        source=_SOURCES[source],
    )
