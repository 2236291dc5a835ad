"""A company with its Master."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.access.acting import Rank
from portal.domain.accounts.roles import Role
from portal.domain.companies.company_data import CompanyData
from portal.models.account import Account
from portal.models.audit_entry import AuditEntry
from portal.models.company import Company
from portal.models.membership import Membership
from portal.models.voucher import Voucher
from portal.services.journal.found_company import VoucherInvalid, found_company
from tests.factories.accounts import make_account
from tests.factories.directory import NOW
from tests.models.test_voucher import voucher

DATA = CompanyData("Pflege am Deich", "gGmbH", "", "Deichstraße", "1", "19370", "Parchim")


@pytest.fixture
def account(session: Session) -> Account:
    made = make_account(session, role=Role.PROVIDER)
    return session.get_one(Account, made.id)


class TestFoundCompany:
    def test_g03_the_account_is_its_only_master(self, session: Session, account: Account):
        company_id = found_company(session, data=DATA, account=account, voucher_hash="", now=NOW)

        company = session.get_one(Company, company_id)
        assert (company.name, company.locked_at, company.version) == (DATA.name, None, 1)
        member = session.scalars(sa.select(Membership)).one()
        assert (member.account_id, member.rank) == (account.id, Rank.MASTER.value)

    def test_stands_in_the_trail(self, session: Session, account: Account):
        company_id = found_company(session, data=DATA, account=account, voucher_hash="", now=NOW)

        entry = session.scalars(sa.select(AuditEntry)).one()
        assert (entry.action, entry.subject_id) == ("company_registered", company_id)
        assert entry.actor_id == account.id

    def test_g04_takes_the_voucher(self, session: Session, account: Account):
        session.add(voucher())
        session.flush()

        company_id = found_company(
            session, data=DATA, account=account, voucher_hash="a" * 64, now=NOW
        )

        session.expire_all()
        assert session.scalars(sa.select(Voucher.company_id)).one() == company_id

    @pytest.mark.parametrize(
        "fields", [{"code_hash": "b" * 64}, {"used_at": NOW}, {"redeem_until": NOW.date()}]
    )
    def test_g04_refuses_a_code_that_is_not_free(
        self, session: Session, account: Account, fields: dict[str, object]
    ):
        session.add(voucher(**fields))
        session.flush()

        with pytest.raises(VoucherInvalid):
            found_company(
                session,
                data=DATA,
                account=account,
                voucher_hash="a" * 64,
                now=NOW + timedelta(days=1),
            )
