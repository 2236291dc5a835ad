"""What somebody says who claims facilities; kept encrypted until support has decided."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from portal.domain.accounts.person import Person
from portal.domain.companies.company_data import CompanyData

LONGEST_FUNCTION = 100
LONGEST_NOTE = 500
MOST_FACILITIES = 20
"""In one claim; more are claimed with another."""


@dataclass(frozen=True, slots=True)
class ClaimContent:
    """Who asks, in which function, and how it can be proved.

    Args:
        email: as typed; where the answer goes.
        company: None where a company that is signed in asks.
        function: what the person is in the facility or company.
        note: how support can make sure, in the person's own words.
        terms_version: which versions of the texts the person agreed to.
    """

    person: Person
    email: str
    company: CompanyData | None
    function: str
    note: str
    terms_version: str

    def to_text(self) -> str:
        """Return everything as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


def content_from(*, text: str) -> ClaimContent:
    """Return what `to_text` wrote."""
    read: Mapping[str, object] = json.loads(text)
    company = read["company"]
    return ClaimContent(
        person=Person(**_texts(read["person"])),
        email=str(read["email"]),
        company=CompanyData(**_texts(company)) if company else None,
        function=str(read["function"]),
        note=str(read["note"]),
        terms_version=str(read["terms_version"]),
    )


def _texts(part: object) -> dict[str, str]:
    return {str(name): str(value) for name, value in dict(part).items()}  # type: ignore[call-overload]  # JSON that we wrote
