"""What somebody states who wants an account."""

import pytest

from portal.domain.accounts import registration
from portal.domain.accounts.email_address import read_address
from portal.domain.accounts.person import Person
from portal.domain.accounts.roles import Role
from portal.domain.companies.company_data import CompanyData


class TestConsent:
    def test_a08_is_the_agreed_sentence(self):
        assert registration.CONSENT == (
            "Ich habe die Erklärung zum Datenschutz und die Nutzungsbedingungen gelesen und"
            " erkläre hiermit mein Einverständnis"
        )

    def test_a08_names_the_two_texts_it_leads_to(self):
        assert registration.PRIVACY in registration.CONSENT
        assert registration.TERMS in registration.CONSENT


class TestRegistration:
    @pytest.mark.parametrize(
        ("company", "role"),
        [
            (None, Role.SEEKER),
            (CompanyData("Pflege", "GmbH", "", "Weg", "1", "19370", "Parchim"), Role.PROVIDER),
        ],
    )
    def test_g03_who_states_a_company_gets_the_account_of_a_provider(
        self, company: CompanyData | None, role: Role
    ):
        made = registration.Registration(
            address=read_address(text="erika@example.org"),
            person=Person("", "Erika", "Muster", ""),
            terms_version="1",
            next_path="",
            company=company,
        )

        assert made.role is role
