"""Accounts and companies, as support finds and sees them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from portal.domain.access.acting import Rank
from portal.domain.accounts.person import full_name
from portal.domain.accounts.roles import Role
from portal.models.account import Account
from portal.models.company import Company
from portal.models.facility import Facility
from portal.models.membership import Membership
from portal.values.errors import NotFound

MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class FoundAccount:
    """An account as support sees it.

    Args:
        rank: in the company, if the person works for one.
    """

    account_id: str
    role: Role
    name: str
    email: str
    created_at: datetime
    activated_at: datetime | None
    has_second_factor: bool
    locked_at: datetime | None
    lock_reason: str
    company_id: str | None
    company_name: str | None
    rank: Rank | None


@dataclass(frozen=True, slots=True)
class FoundCompany:
    """A company as support sees it.

    Args:
        facility_count: of the facilities it keeps, those in its bin left out.
        public_count: of those that everybody sees.
    """

    company_id: str
    name: str
    legal_form: str
    street_line: str
    postcode: str
    city: str
    created_at: datetime
    locked_at: datetime | None
    lock_reason: str
    version: int
    facility_count: int
    public_count: int


_ACCOUNTS = (
    select(Account, Company.id, Company.name, Membership.rank)
    .outerjoin(Membership, Membership.account_id == Account.id)
    .outerjoin(Company, Company.id == Membership.company_id)
)
_KEPT = Facility.deleted_at.is_(None)
_COMPANIES = (
    select(
        Company,
        func.count(Facility.id).filter(_KEPT),
        func.count(Facility.id).filter(_KEPT, Facility.is_published),
    )
    .outerjoin(Facility, Facility.company_id == Company.id)
    .group_by(Company.id)
)


def search_accounts(session: Session, *, words: str) -> tuple[FoundAccount, ...]:
    """Return the accounts whose address or name holds these words, by address, at most 50."""
    full_name = Account.first_name + " " + Account.last_name
    found = (
        _ACCOUNTS.where(
            or_(
                Account.email_key.icontains(words, autoescape=True),
                full_name.icontains(words, autoescape=True),
            )
        )
        .order_by(Account.email_key, Account.id)
        .limit(MOST_FOUND)
    )
    return tuple(_account(*row) for row in session.execute(found))


def search_companies(session: Session, *, words: str) -> tuple[FoundCompany, ...]:
    """Return the companies whose name or place holds these words, by name, at most 50."""
    found = (
        _COMPANIES.where(
            or_(
                Company.name.icontains(words, autoescape=True),
                Company.city.icontains(words, autoescape=True),
            )
        )
        .order_by(Company.name, Company.id)
        .limit(MOST_FOUND)
    )
    return tuple(_company(*row) for row in session.execute(found))


def get_account(session: Session, *, account_id: str) -> FoundAccount:
    """Return one account.

    Raises:
        NotFound: there is none.
    """
    row = session.execute(_ACCOUNTS.where(Account.id == account_id)).one_or_none()
    if row is None:
        raise NotFound("no such account")
    return _account(*row)


def get_company(session: Session, *, company_id: str) -> FoundCompany:
    """Return one company.

    Raises:
        NotFound: there is none.
    """
    row = session.execute(_COMPANIES.where(Company.id == company_id)).one_or_none()
    if row is None:
        raise NotFound("no such company")
    return _company(*row)


def list_members(session: Session, *, company_id: str) -> tuple[FoundAccount, ...]:
    """Return who works for a company, the Master first."""
    found = _ACCOUNTS.where(Membership.company_id == company_id).order_by(
        Membership.rank.desc(), Account.email_key, Account.id
    )
    return tuple(_account(*row) for row in session.execute(found))


def _account(
    account: Account, company_id: str | None, company_name: str | None, rank: str | None
) -> FoundAccount:
    return FoundAccount(
        account_id=account.id,
        role=Role(account.role),
        name=full_name(first=account.first_name, last=account.last_name),
        email=account.email,
        created_at=account.created_at,
        activated_at=account.activated_at,
        has_second_factor=account.totp_since is not None,
        locked_at=account.locked_at,
        lock_reason=account.lock_reason,
        company_id=company_id,
        company_name=company_name,
        rank=Rank(rank) if rank else None,
    )


def _company(company: Company, facility_count: int, public_count: int) -> FoundCompany:
    return FoundCompany(
        company_id=company.id,
        name=company.name,
        legal_form=company.legal_form,
        street_line=f"{company.street} {company.house_number}".strip(),
        postcode=company.postcode,
        city=company.city,
        created_at=company.created_at,
        locked_at=company.locked_at,
        lock_reason=company.lock_reason,
        version=company.version,
        facility_count=facility_count,
        public_count=public_count,
    )
