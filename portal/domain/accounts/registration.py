"""What somebody states who wants an account."""

from dataclasses import dataclass

from portal.domain.accounts.email_address import EmailAddress
from portal.domain.accounts.person import Person
from portal.domain.accounts.roles import Role
from portal.domain.companies.company_data import CompanyData

PRIVACY, TERMS = "Erklärung zum Datenschutz", "Nutzungsbedingungen"
"""The two texts to which the sentence of the consent leads."""
CONSENT = f"Ich habe die {PRIVACY} und die {TERMS} gelesen und erkläre hiermit mein Einverständnis"


@dataclass(frozen=True, slots=True)
class Registration:
    """A request for an account, made with the consent.

    Args:
        terms_version: which versions of the two texts the person agreed to.
        next_path: a path of ours to which the person wanted to go, or empty.
        company: of which the person will be the Master; None for Pflegesuchende.
        voucher_hash: of the code that they typed, or empty.
    """

    address: EmailAddress
    person: Person
    terms_version: str
    next_path: str
    company: CompanyData | None = None
    voucher_hash: str = ""

    @property
    def role(self) -> Role:
        """Return what the account is for."""
        return Role.SEEKER if self.company is None else Role.PROVIDER
