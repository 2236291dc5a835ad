"""Support finds accounts by address and name, and companies by name and place."""

import pytest

from portal.domain.access.acting import Rank
from portal.domain.accounts.roles import Role
from portal.queries import support
from portal.values.errors import NotFound
from tests.factories.accounts import TOTP_BASE32, make_account
from tests.factories.companies import give_facility, make_company, make_employee
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility
from tests.support.statements import counted


class TestAccounts:
    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("ERIKA@", ["erika@example.org"]),
            ("example", ["erika@example.org", "otto@example.org"]),
            ("ka muster", ["erika@example.org"]),
            ("otto%", []),
            ("nobody", []),
        ],
    )
    def test_p10_are_found_by_address_and_name(self, session, words, found):
        make_account(session, email="otto@example.org", first_name="Otto", last_name="Beispiel")
        make_account(session)

        assert [one.email for one in support.search_accounts(session, words=words)] == found

    def test_say_what_support_needs(self, session):
        make_account(session, role=Role.ADMIN, totp_secret=TOTP_BASE32, activated=False,
                     locked_at=NOW, lock_reason="Probe")  # fmt: skip

        (one,) = support.search_accounts(session, words="erika")

        assert (one.name, one.role, one.has_second_factor) == (
            "Erika Musterfrau",
            Role.ADMIN,
            True,
        )
        assert (one.created_at, one.activated_at) == (NOW, None)
        assert (one.locked_at, one.lock_reason) == (NOW, "Probe")
        assert (one.company_id, one.company_name, one.rank) == (None, None, None)
        assert support.get_account(session, account_id=one.account_id) == one

    def test_many_take_one_statement(self, session):
        for number in range(support.MOST_FOUND + 1):
            make_account(session, email=f"e{number}@example.org")

        with counted(session.connection()) as statements:
            found = support.search_accounts(session, words="example")

        assert (len(statements), len(found)) == (1, support.MOST_FOUND)

    def test_an_unknown_one_is_not_found(self, session):
        with pytest.raises(NotFound):
            support.get_account(session, account_id="x")


class TestCompanies:
    @pytest.fixture
    def company(self, session):
        """Store a company that keeps three facilities: public, hidden and in the bin."""
        add_source(session)
        made = [
            make_facility(),
            make_facility(external_id="2", is_published=False),
            make_facility(external_id="3", is_published=False, deleted_at=NOW),
        ]
        session.add_all(made)
        session.flush()
        company = make_company(session, name="Pflege am Deich")
        give_facility(session, company, *[one.id for one in made])
        make_company(session, name="Andere", email="a@example.org", city="Köln")
        return company

    @pytest.mark.parametrize(
        ("words", "names"),
        [
            ("DEICH", ["Pflege am Deich"]),
            ("Köln", ["Andere"]),
            ("e", ["Andere", "Pflege am Deich"]),
        ],
    )
    @pytest.mark.usefixtures("company")
    def test_p10_are_found_by_name_and_place(self, session, words, names):
        assert [one.name for one in support.search_companies(session, words=words)] == names

    def test_say_what_support_needs(self, session, company):
        one = support.get_company(session, company_id=company.id)

        assert (one.facility_count, one.public_count, one.version) == (2, 1, 1)
        assert (one.street_line, one.postcode, one.city) == ("Deichstraße 1", "19370", "Parchim")
        assert (one.legal_form, one.locked_at, one.lock_reason) == ("gGmbH", None, "")
        with pytest.raises(NotFound):
            support.get_company(session, company_id="x")

    def test_list_their_people_the_master_first(self, session, company):
        make_employee(session, company, email="a@example.com")

        people = support.list_members(session, company_id=company.id)

        assert [(one.email, one.rank) for one in people] == [
            ("leitung@example.org", Rank.MASTER),
            ("a@example.com", Rank.EMPLOYEE),
        ]
        assert people[0].company_name == "Pflege am Deich"
