"""Companies: their data, and what goes with them when they end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from portal.domain.access.acting import Rank
from portal.models.account import Account
from portal.models.company import Company
from portal.models.facility import Facility
from portal.models.facility_origin import FacilityOrigin
from portal.models.membership import Membership


def find_company_of_master(session: Session, *, account_id: str) -> Company | None:
    """Return the company of which this account is the Master; None if it is none."""
    return session.scalars(
        select(Company)
        .join(Membership, Membership.company_id == Company.id)
        .where(Membership.account_id == account_id, Membership.rank == Rank.MASTER.value)
    ).one_or_none()


def list_origins(session: Session, *, company_id: str) -> Sequence[FacilityOrigin]:
    """List what the facilities said that the company has taken over."""
    return session.scalars(
        select(FacilityOrigin)
        .join(Facility, Facility.id == FacilityOrigin.facility_id)
        .where(Facility.company_id == company_id)
        .order_by(FacilityOrigin.facility_id)
    ).all()


def list_origins_of(session: Session, *, facility_ids: Sequence[int]) -> Sequence[FacilityOrigin]:
    """List what those of the facilities said that somebody has taken over."""
    return session.scalars(
        select(FacilityOrigin)
        .where(FacilityOrigin.facility_id.in_(facility_ids))
        .order_by(FacilityOrigin.facility_id)
    ).all()


def list_facility_names(session: Session, *, company_id: str) -> tuple[str, ...]:
    """List the names of the facilities that a company keeps, those in the bin too."""
    return tuple(
        session.scalars(
            select(Facility.name)
            .where(Facility.company_id == company_id)
            .order_by(Facility.search_name, Facility.id)
        )
    )


def list_facility_ids(session: Session, *, company_id: str) -> tuple[int, ...]:
    """List the facilities that a company keeps, those in the bin too, in order."""
    found = select(Facility.id).where(Facility.company_id == company_id).order_by(Facility.id)
    return tuple(session.scalars(found))


def count_taken_over(session: Session, *, company_id: str) -> int:
    """Count the facilities of the directory that the company has taken over."""
    return (
        session.scalar(
            select(func.count())
            .select_from(FacilityOrigin)
            .join(Facility, Facility.id == FacilityOrigin.facility_id)
            .where(Facility.company_id == company_id)
        )
        or 0
    )


def get_company_name(session: Session, *, company_id: str) -> str:
    """Get the name of a company; empty if it is gone."""
    return session.scalars(select(Company.name).where(Company.id == company_id)).one_or_none() or ""


def get_master(session: Session, *, company_id: str) -> Account:
    """Return the account of the Master; every company has one."""
    return session.scalars(
        select(Account)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.company_id == company_id, Membership.rank == Rank.MASTER.value)
    ).one()


@dataclass(frozen=True, slots=True)
class Lock:
    """Since when a company is locked, and why."""

    since: datetime
    reason: str


def find_lock(session: Session, *, company_id: str) -> Lock | None:
    """Return the lock of a company; None if support has not locked it."""
    row = session.execute(
        select(Company.locked_at, Company.lock_reason).where(Company.id == company_id)
    ).one_or_none()
    if row is None or row.locked_at is None:
        return None
    return Lock(row.locked_at, row.lock_reason)


def is_locked(session: Session, *, company_id: str) -> bool:
    """Say whether support has locked a company or the account of its Master."""
    return (
        session.scalars(
            select(Company.id)
            .join(Membership, Membership.company_id == Company.id)
            .join(Account, Account.id == Membership.account_id)
            .where(
                Company.id == company_id,
                Membership.rank == Rank.MASTER.value,
                or_(Company.locked_at.is_not(None), Account.locked_at.is_not(None)),
            )
        ).one_or_none()
        is not None
    )
