"""The employees of a company and what they may do for which facility."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from portal.domain.access.acting import Rank
from portal.domain.access.permission import Permission
from portal.domain.accounts.person import full_name
from portal.models.account import Account
from portal.models.membership import FacilityRight, Membership
from portal.values.errors import NotFound

_ACCOUNT, _MEMBER, _RIGHT = Account.__table__.c, Membership.__table__.c, FacilityRight.__table__.c
Rights = Mapping[int, frozenset[Permission]]
"""By facility what somebody was given, whether or not a licence covers it now."""


@dataclass(frozen=True, slots=True)
class Employee:
    """Somebody who works for a company besides its Master."""

    account_id: str
    name: str
    email: str
    since: datetime


def list_employees(session: Session, *, company_id: str) -> tuple[Employee, ...]:
    """List the employees of a company by name."""
    rows = session.execute(
        _found(company_id).order_by(_ACCOUNT.last_name, _ACCOUNT.first_name, _ACCOUNT.id)
    )
    return tuple(_employee(row) for row in rows)


def get_employee(session: Session, *, company_id: str, account_id: str) -> Employee:
    """Get an employee of this company; its Master is none.

    Raises:
        NotFound: there is none, or they work for another company.
    """
    row = session.execute(_found(company_id).where(_ACCOUNT.id == account_id)).one_or_none()
    if row is None:
        raise NotFound("no such employee of this company")
    return _employee(row)


def list_rights(session: Session, *, account_id: str) -> Rights:
    """Return what somebody was given."""
    rows = session.execute(
        select(FacilityRight.__table__)
        .where(_RIGHT.account_id == account_id)
        .order_by(_RIGHT.facility_id)
    )
    return {
        row.facility_id: frozenset(
            permission
            for permission, is_given in (
                (Permission.LIGHTS_SET, row.may_set_light),
                (Permission.INQUIRIES_HANDLE, row.may_handle_inquiries),
                (Permission.REVIEWS_READ, row.may_read_reviews),
                (Permission.REVIEWS_ANSWER, row.may_answer_reviews),
            )
            if is_given
        )
        for row in rows
    }


def _found(company_id: str) -> Any:
    return (
        select(_ACCOUNT.id, _ACCOUNT.first_name, _ACCOUNT.last_name, _ACCOUNT.email, _MEMBER.since)
        .join_from(Membership.__table__, Account.__table__)
        .where(_MEMBER.company_id == company_id, _MEMBER.rank == Rank.EMPLOYEE.value)
    )


def _employee(row: Row[*tuple[Any, ...]]) -> Employee:
    name = full_name(first=row.first_name, last=row.last_name)
    return Employee(row.id, name, row.email, row.since)
