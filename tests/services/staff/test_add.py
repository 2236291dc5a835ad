"""Adding an employee."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.roles import Role
from portal.domain.audit.entry import COMMAND
from portal.models.audit_entry import AuditEntry
from portal.services.staff.add import add_employee
from tests.factories.accounts import make_account
from tests.factories.companies import acting_as, make_company
from tests.factories.directory import NOW


def test_i08_add_employee_gives_no_right_yet(session: Session):
    made = make_company(session)
    account = make_account(session, email="kollegin@example.org", role=Role.PROVIDER)

    add_employee(session, company_id=made.id, account_id=account.id, actor=COMMAND, now=NOW)

    acting = acting_as(session, account)
    assert acting.company_id == made.id
    assert not acting.is_master
    assert acting.facility_ids == frozenset()
    assert session.scalars(sa.select(AuditEntry.action)).all() == ["member_joined"]
