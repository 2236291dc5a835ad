"""Companies with their people and what they hold, written straight into the database."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting, Rank
from portal.domain.accounts.roles import Role
from portal.domain.entitlements.products import Product
from portal.models.audit_entry import AuditEntry
from portal.models.company import Company
from portal.models.entitlement import Entitlement
from portal.models.facility import Facility
from portal.models.facility_group import FacilityGroup, FacilityGroupMember
from portal.models.membership import FacilityRight, Membership
from portal.queries.members import find_acting
from portal.web.extensions import db
from tests.factories.accounts import MadeAccount, committed, make_account
from tests.factories.directory import NOW, TODAY

FIRST_DAY, LAST_DAY = date(2026, 1, 1), date(2026, 12, 31)


@dataclass(frozen=True, slots=True)
class MadeCompany:
    """A company and its Master."""

    id: str
    name: str
    master: MadeAccount


def make_company(
    where: Session | Flask,
    *,
    name: str = "Pflege am Deich gGmbH",
    email: str = "leitung@example.org",
    now: datetime = NOW,
    **fields: object,
) -> MadeCompany:
    """Store a company with its Master, committed if an app is given."""
    master = make_account(where, email=email, role=Role.PROVIDER, now=now)
    company_id = secrets.token_hex(16)
    with committed(where) as session:
        session.add(
            Company(
                **{
                    "id": company_id,
                    "name": name,
                    "legal_form": "gGmbH",
                    "dachverband": "",
                    "street": "Deichstraße",
                    "house_number": "1",
                    "postcode": "19370",
                    "city": "Parchim",
                    "created_at": now,
                    "locked_at": None,
                    "lock_reason": "",
                    "version": 1,
                    **fields,
                }
            )
        )
        session.flush()
        session.add(
            Membership(
                account_id=master.id, company_id=company_id, rank=Rank.MASTER.value, since=now
            )
        )
        session.flush()
    return MadeCompany(company_id, name, master)


def make_employee(
    where: Session | Flask,
    company: MadeCompany,
    *,
    email: str = "kollegin@example.org",
    rights: dict[int, str] | None = None,
    now: datetime = NOW,
) -> MadeAccount:
    """Store an employee; `rights` are, by facility, words of light, inquiries, read, answer."""
    account = make_account(where, email=email, role=Role.PROVIDER, now=now)
    with committed(where) as session:
        session.add(
            Membership(
                account_id=account.id, company_id=company.id, rank=Rank.EMPLOYEE.value, since=now
            )
        )
        session.flush()
        for facility_id, words in (rights or {}).items():
            session.add(
                FacilityRight(
                    account_id=account.id,
                    facility_id=facility_id,
                    may_set_light="light" in words,
                    may_handle_inquiries="inquiries" in words,
                    may_read_reviews="read" in words,
                    may_answer_reviews="answer" in words,
                )
            )
        session.flush()
    return account


def give_facility(where: Session | Flask, company: MadeCompany, *facility_ids: int) -> None:
    """Let the company keep these facilities from now on."""
    with committed(where) as session:
        session.execute(
            update(Facility)
            .where(Facility.id.in_(facility_ids))
            .values(company_id=company.id, is_managed=True)
        )


def grant(
    where: Session | Flask,
    company: MadeCompany,
    facility_id: int | None,
    product: Product = Product.PREMIUM,
    *,
    starts_on: date = FIRST_DAY,
    ends_on: date = LAST_DAY,
) -> None:
    """Let the company hold a licence."""
    with committed(where) as session:
        session.add(
            Entitlement(
                id=secrets.token_hex(16),
                company_id=company.id,
                facility_id=facility_id,
                product=product.value,
                starts_on=starts_on,
                ends_on=ends_on,
                granted_at=NOW,
                reason="Probe",
            )
        )
        session.flush()


def add_group(
    where: Session | Flask, company: MadeCompany, *facility_ids: int, name: str = "Köln"
) -> str:
    """Store a group with these facilities and return its id."""
    group_id = secrets.token_hex(16)
    with committed(where) as session:
        session.add(
            FacilityGroup(
                id=group_id,
                company_id=company.id,
                name=name,
                name_key=name.casefold(),
                created_at=NOW,
            )
        )
        session.flush()
        for facility_id in facility_ids:
            session.add(FacilityGroupMember(group_id=group_id, facility_id=facility_id))
        session.flush()
    return group_id


def acting_as(session: Session, account: MadeAccount) -> Acting:
    """Return for whom this account works, on the day of the tests."""
    found = find_acting(session, account_id=account.id, today=TODAY)
    assert found is not None
    return found


def list_actions(app: Flask) -> list[str]:
    """Return what stands in the app's audit trail, the oldest first."""
    with app.app_context():
        return list(db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
