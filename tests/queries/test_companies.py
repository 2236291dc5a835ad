"""Companies and what belongs to them."""

from sqlalchemy.orm import Session

from portal.queries.companies import (
    Lock,
    count_taken_over,
    find_company_of_master,
    find_lock,
    get_company_name,
    get_master,
    list_facility_names,
    list_origins,
    list_origins_of,
)
from portal.services.journal.keep_origin import keep_origin
from tests.factories.companies import give_facility, make_company, make_employee
from tests.factories.directory import NOW
from tests.services.journal.test_keep_origin import stored


class TestFindCompanyOfMaster:
    def test_finds_that_of_the_master_alone(self, session: Session):
        made = make_company(session)
        employee = make_employee(session, made)

        found = find_company_of_master(session, account_id=made.master.id)

        assert found is not None
        assert found.id == made.id
        assert find_company_of_master(session, account_id=employee.id) is None


class TestFindLock:
    def test_says_since_when_and_why(self, session: Session):
        made = make_company(session, locked_at=NOW, lock_reason="Prüfung")
        other = make_company(session, name="Andere", email="andere@example.org")

        assert find_lock(session, company_id=made.id) == Lock(NOW, "Prüfung")
        assert find_lock(session, company_id=other.id) is None


class TestLists:
    def test_give_what_belongs_to_this_company(self, session: Session):
        facility = stored(session)
        made = make_company(session)
        other = make_company(session, name="Andere", email="andere@example.org")
        keep_origin(session, facility=facility, now=NOW)
        give_facility(session, made, facility.id)

        assert list_facility_names(session, company_id=made.id) == (facility.name,)
        assert [one.facility_id for one in list_origins(session, company_id=made.id)] == [
            facility.id
        ]
        assert [
            one.facility_id for one in list_origins_of(session, facility_ids=[facility.id])
        ] == [facility.id]
        assert list_origins_of(session, facility_ids=[]) == []
        assert count_taken_over(session, company_id=made.id) == 1
        assert count_taken_over(session, company_id=other.id) == 0
        assert get_company_name(session, company_id=made.id) == made.name
        assert get_company_name(session, company_id="0" * 32) == ""
        assert get_master(session, company_id=made.id).id == made.master.id
        assert list_facility_names(session, company_id=other.id) == ()
        assert list_origins(session, company_id=other.id) == []
