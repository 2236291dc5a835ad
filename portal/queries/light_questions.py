"""Which companies are to be asked whether their lights are still right."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from portal.domain.access.acting import Rank
from portal.domain.availability.light import Light
from portal.models.account import Account
from portal.models.company import Company
from portal.models.facility import Availability, Facility
from portal.models.membership import Membership


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A company and its Master, who gets the mail."""

    company_id: str
    account_id: str
    email: str


def list_to_ask(
    session: Session, *, asked_before: datetime, confirmed_before: date, limit: int
) -> tuple[ToAsk, ...]:
    """List the companies that were not asked since then and show an older light to the public.

    Neither they nor their Master are locked.
    """
    is_old = exists().where(
        Facility.company_id == Company.id,
        Facility.is_published,
        Availability.facility_id == Facility.id,
        Availability.light != Light.UNBEKANNT.value,
        or_(Availability.confirmed_on < confirmed_before, Availability.confirmed_on.is_(None)),
    )
    rows = session.execute(
        select(Company.id, Account.id, Account.email)
        .join(Membership, Membership.company_id == Company.id)
        .join(Account, Account.id == Membership.account_id)
        .where(
            Membership.rank == Rank.MASTER.value,
            Account.activated_at.is_not(None),
            Account.locked_at.is_(None),
            Company.locked_at.is_(None),
            or_(Company.lights_asked_at.is_(None), Company.lights_asked_at < asked_before),
            is_old,
        )
        .order_by(Company.id)
        .limit(limit)
    )
    return tuple(ToAsk(*row) for row in rows)


def get_for_question(session: Session, *, company_id: str) -> Company | None:
    """Return a company, locked for a change; None if it is gone."""
    found = select(Company).where(Company.id == company_id).with_for_update()
    return session.scalars(found.execution_options(populate_existing=True)).one_or_none()


def find_open_name(session: Session, *, company_id: str) -> str:
    """Return the name of a company that is not locked; empty if there is none."""
    found = select(Company.name).where(Company.id == company_id, Company.locked_at.is_(None))
    return session.scalars(found).one_or_none() or ""
