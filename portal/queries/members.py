"""Who works for which company, and with which rights."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, bindparam, exists, select

from portal.domain.access.acting import Acting, Rank
from portal.domain.access.permission import Permission
from portal.domain.accounts.person import full_name
from portal.domain.entitlements.products import Product
from portal.models.account import Account
from portal.models.company import Company
from portal.models.entitlement import Entitlement
from portal.models.facility import Facility
from portal.models.membership import FacilityRight, Membership
from portal.queries import ready

_ACCOUNT, _COMPANY, _MEMBER = Account.__table__.c, Company.__table__.c, Membership.__table__.c
_RIGHT, _FACILITY, _GRANTED = (
    FacilityRight.__table__.c,
    Facility.__table__.c,
    Entitlement.__table__.c,
)
_COVERING = (Product.PREMIUM.value, Product.WOHNEN.value)


def covered(
    *, facility_id: ColumnElement[int] | int, company_id: ColumnElement[str] | str, today: Any
) -> ColumnElement[bool]:
    """Return in SQL whether a licence lets employees of the company work for the facility."""
    return exists().where(
        _GRANTED.facility_id == facility_id,
        _GRANTED.company_id == company_id,
        _GRANTED.product.in_(_COVERING),
        _GRANTED.starts_on <= today,
        _GRANTED.ends_on >= today,
    )


EMPLOYED = (
    _COMPANY.id.label("company_id"),
    _COMPANY.name.label("company_name"),
    _COMPANY.locked_at.label("company_locked_at"),
    _MEMBER.rank,
    _RIGHT.facility_id,
    _RIGHT.may_set_light,
    _RIGHT.may_handle_inquiries,
    _RIGHT.may_read_reviews,
    _RIGHT.may_answer_reviews,
)
"""What `acting_of` reads: all of it NULL for those who work for nobody. Employees have a row for
each facility for which they have rights today, the Master has one without facility."""


def with_employer(*, accounts: FromClause) -> FromClause:
    """Return accounts joined with what `EMPLOYED` reads, at the day that is bound as `today`."""
    is_kept = exists().where(
        _FACILITY.id == _RIGHT.facility_id,
        _FACILITY.company_id == _MEMBER.company_id,
        covered(
            facility_id=_FACILITY.id, company_id=_FACILITY.company_id, today=bindparam("today")
        ),
    )
    return (
        accounts.outerjoin(Membership.__table__, _MEMBER.account_id == _ACCOUNT.id)
        .outerjoin(Company.__table__, _COMPANY.id == _MEMBER.company_id)
        .outerjoin(
            FacilityRight.__table__,
            (_RIGHT.account_id == _MEMBER.account_id)
            & (_MEMBER.rank == Rank.EMPLOYEE.value)
            & is_kept,
        )
    )


_FOUND = (
    select(_ACCOUNT.first_name, _ACCOUNT.last_name, *EMPLOYED)
    .select_from(with_employer(accounts=Account.__table__))
    .where(_ACCOUNT.id == bindparam("account_id"))
    .order_by(_RIGHT.facility_id)
)
_GIVEN = (
    (5, Permission.LIGHTS_SET),
    (6, Permission.INQUIRIES_HANDLE),
    (7, Permission.REVIEWS_READ),
    (8, Permission.REVIEWS_ANSWER),
)
"""In which column of `EMPLOYED` stands whether somebody may do what."""
_FACILITY_ID = 4


def find_acting(session: ready.Source, *, account_id: str, today: date) -> Acting | None:
    """Return for whom somebody works; None if for nobody."""
    rows = ready.fetch(session, statement=_FOUND, values={"account_id": account_id, "today": today})
    if not rows:
        return None
    first, last, *_ = rows[0]
    name = full_name(first=first, last=last)
    return acting_of(rows=[row[2:] for row in rows], account_id=account_id, name=name)


def acting_of(*, rows: Sequence[ready.Row], account_id: str, name: str) -> Acting | None:
    """Return for whom somebody of that name works, from their rows of `EMPLOYED`."""
    company_id, company_name, locked_at, rank, *_ = rows[0]
    if company_id is None:
        return None
    return Acting(
        account_id=account_id,
        name=name,
        company_id=company_id,
        company_name=company_name,
        rank=Rank(rank),
        is_locked=locked_at is not None,
        rights={
            row[_FACILITY_ID]: frozenset(permission for column, permission in _GIVEN if row[column])
            for row in rows
            if row[_FACILITY_ID] is not None
        },
    )
