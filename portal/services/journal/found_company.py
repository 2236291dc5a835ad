"""Store a company with its Master: the Basis-Profil begins at once."""

import secrets
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.domain.access.acting import Rank
from portal.domain.accounts.person import full_name
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Entry, Subject, SubjectKind
from portal.domain.companies.company_data import CompanyData
from portal.models.account import Account
from portal.models.company import Company
from portal.models.membership import Membership
from portal.models.voucher import Voucher
from portal.services.journal.audit import audit
from portal.values.errors import PortalError


class VoucherInvalid(PortalError):
    """Report a code that is unknown, was entered already, or whose last day is over."""


def found_company(
    session: Session,
    *,
    data: CompanyData,
    account: Account,
    voucher_hash: str,
    now: datetime,
) -> str:
    """Store the company, make the account its Master and return its id.

    A voucher belongs to the company from then on; its licence begins when the Master chooses
    the facility. The Basis-Profil has no end.

    Raises:
        VoucherInvalid: somebody else has entered the code.
    """
    company_id = secrets.token_hex(16)
    session.add(
        Company(
            id=company_id,
            **data.columns,
            created_at=now,
            locked_at=None,
            lock_reason="",
            version=1,
        )
    )
    session.flush()
    session.add(
        Membership(account_id=account.id, company_id=company_id, rank=Rank.MASTER.value, since=now)
    )
    session.flush()
    if voucher_hash:
        _take_voucher(session, voucher_hash, company_id, now)
    words = full_name(first=account.first_name, last=account.last_name)
    audit(
        session,
        entry=Entry(
            Actor(account.id, words or data.name),
            Action.COMPANY_REGISTERED,
            Subject(SubjectKind.COMPANY, company_id),
            company_id=company_id,
        ),
        now=now,
    )
    return company_id


def _take_voucher(session: Session, voucher_hash: str, company_id: str, now: datetime) -> None:
    taken = session.execute(
        update(Voucher)
        .where(
            Voucher.code_hash == voucher_hash,
            Voucher.company_id.is_(None),
            Voucher.used_at.is_(None),
            Voucher.redeem_until >= now.date(),
        )
        .values(company_id=company_id)
        .returning(Voucher.code_hash)
    ).all()
    if not taken:
        raise VoucherInvalid("not to be entered")
