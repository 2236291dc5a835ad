"""Who works for which company, and with which rights."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting, Rank
from portal.domain.access.permission import Permission
from portal.domain.entitlements.products import Product
from portal.queries.members import find_acting
from tests.factories.accounts import make_account
from tests.factories.companies import give_facility, grant, make_company, make_employee
from tests.factories.directory import NOW, TODAY
from tests.models.records import add_source, make_facility


@pytest.fixture
def houses(session: Session) -> tuple[int, int]:
    add_source(session)
    made = [make_facility(external_id=str(number), id=number) for number in (1, 2)]
    session.add_all(made)
    session.flush()
    return 1, 2


def found_for(session: Session, account_id: str, today: date = TODAY) -> Acting:
    found = find_acting(session, account_id=account_id, today=today)
    assert found is not None
    return found


class TestFindActing:
    def test_finds_the_master(self, session: Session):
        made = make_company(session)
        make_company(session, name="Andere", email="andere@example.org")

        found = found_for(session, made.master.id)

        assert found == Acting(made.master.id, "Erika Musterfrau", made.id, made.name, Rank.MASTER)

    def test_finds_nobody_who_works_for_no_company(self, session: Session):
        account = make_account(session)

        assert find_acting(session, account_id=account.id, today=TODAY) is None

    def test_tells_that_the_company_is_locked(self, session: Session):
        made = make_company(session, locked_at=NOW, lock_reason="Prüfung")

        assert found_for(session, made.master.id).is_locked

    def test_e10_an_employee_has_the_rights_given_for_licensed_facilities(
        self, session: Session, houses: tuple[int, int]
    ):
        made = make_company(session)
        give_facility(session, made, *houses)
        grant(session, made, houses[0])
        employee = make_employee(session, made, rights={1: "light inquiries", 2: "read answer"})

        found = found_for(session, employee.id)

        assert found.rank is Rank.EMPLOYEE
        assert found.rights == {1: frozenset({Permission.LIGHTS_SET, Permission.INQUIRIES_HANDLE})}

    def test_has_none_once_the_licence_is_over(self, session: Session, houses: tuple[int, int]):
        made = make_company(session)
        give_facility(session, made, *houses)
        grant(session, made, 1, Product.WOHNEN, ends_on=date(2026, 3, 2))
        employee = make_employee(session, made, rights={1: "read answer"})

        assert found_for(session, employee.id, date(2026, 3, 2)).rights
        assert not found_for(session, employee.id, date(2026, 3, 3)).rights

    def test_has_none_for_what_the_company_does_not_keep_any_more(
        self, session: Session, houses: tuple[int, int]
    ):
        made = make_company(session)
        other = make_company(session, name="Andere", email="andere@example.org")
        give_facility(session, other, *houses)
        grant(session, made, 1)
        employee = make_employee(session, made, rights={1: "light"})

        assert not found_for(session, employee.id).rights
