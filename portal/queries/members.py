"""Who works for which company, and with which rights."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, select
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting, Rank
from portal.domain.access.permission import Permission
from portal.domain.entitlements.products import Product
from portal.models.account import Account
from portal.models.company import Company
from portal.models.entitlement import Entitlement
from portal.models.facility import Facility
from portal.models.membership import FacilityRight, Membership

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


# Every page of the dashboard asks this, so it is built once.
_FOUND = (
    select(
        _ACCOUNT.first_name,
        _ACCOUNT.last_name,
        _COMPANY.id,
        _COMPANY.name,
        _COMPANY.locked_at,
        _MEMBER.rank,
    )
    .join_from(Membership.__table__, Account.__table__)
    .join(Company.__table__)
    .where(_MEMBER.account_id == bindparam("account_id"))
)
_RIGHTS = (
    select(
        _RIGHT.facility_id,
        _RIGHT.may_set_light,
        _RIGHT.may_handle_inquiries,
        _RIGHT.may_read_reviews,
        _RIGHT.may_answer_reviews,
    )
    .join_from(FacilityRight.__table__, Facility.__table__)
    .where(
        _RIGHT.account_id == bindparam("account_id"),
        _FACILITY.company_id == bindparam("company_id"),
        covered(
            facility_id=_FACILITY.id, company_id=_FACILITY.company_id, today=bindparam("today")
        ),
    )
    .order_by(_RIGHT.facility_id)
)
_GIVEN = (
    (1, Permission.LIGHTS_SET),
    (2, Permission.INQUIRIES_HANDLE),
    (3, Permission.REVIEWS_READ),
    (4, Permission.REVIEWS_ANSWER),
)
"""In which column of `_RIGHTS` stands whether somebody may do what."""


def find_acting(session: Session, *, account_id: str, today: date) -> Acting | None:
    """Return for whom somebody works; None if for nobody.

    One statement for the Master, two for employees.
    """
    row = session.execute(_FOUND, {"account_id": account_id}).one_or_none()
    if row is None:
        return None
    rank = Rank(row.rank)
    return Acting(
        account_id=account_id,
        name=f"{row.first_name} {row.last_name}".strip(),
        company_id=row.id,
        company_name=row.name,
        rank=rank,
        is_locked=row.locked_at is not None,
        rights={} if rank is Rank.MASTER else _rights(session, account_id, row.id, today),
    )


def _rights(
    session: Session, account_id: str, company_id: str, today: date
) -> Mapping[int, frozenset[Permission]]:
    rows = session.execute(
        _RIGHTS, {"account_id": account_id, "company_id": company_id, "today": today}
    )
    return {
        row[0]: frozenset(permission for column, permission in _GIVEN if row[column])
        for row in rows
    }
