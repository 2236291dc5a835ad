"""Read a claim as support needs it: who asks, what speaks for it, and what stands against it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from portal.domain.accounts.email_address import read_address
from portal.domain.accounts.roles import Role
from portal.domain.claims.content import ClaimContent, content_from
from portal.domain.claims.hints import Hint, hint_for
from portal.domain.claims.state import Outcome, State
from portal.models.claim import Claim
from portal.queries.accounts import find_credentials
from portal.queries.claims import Claimable, get_row
from portal.queries.companies import find_company_of_master, get_company_name, is_locked
from portal.values.errors import PortalError
from portal.values.ports import Encrypt


class KnownAs(StrEnum):
    """Which account the address of a claim has."""

    NOBODY = "nobody"
    UNCONFIRMED = "unconfirmed"
    MASTER = "master"
    BLOCKED = "blocked"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class ReadFacility:
    """A facility of a claim.

    Args:
        is_contested: another claim for it waits, too.
    """

    facility: Claimable
    outcome: Outcome
    hint: Hint | None
    is_contested: bool

    @property
    def can_be_taken(self) -> bool:
        """Say whether nobody keeps it yet."""
        return self.outcome is Outcome.OFFEN and not self.facility.is_managed


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim.

    Args:
        content: None once it was decided, or if no known key opens it.
        company_name: of the company that has an account already; empty if there is none.
    """

    id: str
    state: State
    sent_at: datetime
    decided_at: datetime | None
    decided_by: str
    reason: str
    proof: str
    content: ClaimContent | None
    known_as: KnownAs
    company_name: str
    facilities: tuple[ReadFacility, ...]


def read_claim(session: Session, *, claim_id: str, cipher: Encrypt) -> ReadClaim:
    """Return a claim with its hints.

    Raises:
        NotFound: there is no such claim.
    """
    row = get_row(session, claim_id=claim_id)
    content = _opened(row.claim, cipher)
    known_as, company_name = _known(session, row.claim, content)
    return ReadClaim(
        id=row.claim.id,
        state=State(row.claim.state),
        sent_at=row.claim.sent_at,
        decided_at=row.claim.decided_at,
        decided_by=row.claim.decided_by,
        reason=row.claim.reason,
        proof=row.claim.proof,
        content=content,
        known_as=known_as,
        company_name=company_name,
        facilities=tuple(
            ReadFacility(one, outcome, _hint(content, one), one.id in row.contested)
            for one, outcome in row.facilities
        ),
    )


def _opened(claim: Claim, cipher: Encrypt) -> ClaimContent | None:
    if claim.content is None:
        return None
    try:
        plain = cipher.decrypt(cipher=claim.content, owner_id=claim.id)
    except PortalError:
        return None
    return content_from(text=plain.decode())


def _hint(content: ClaimContent | None, facility: Claimable) -> Hint | None:
    if content is None:
        return None
    return hint_for(
        email=content.email, facility_email=facility.email, facility_website=facility.website
    )


def _known(session: Session, claim: Claim, content: ClaimContent | None) -> tuple[KnownAs, str]:
    if claim.company_id is not None:
        locked = is_locked(session, company_id=claim.company_id)
        name = get_company_name(session, company_id=claim.company_id)
        return KnownAs.LOCKED if locked else KnownAs.MASTER, name
    if content is None:
        return KnownAs.NOBODY, ""
    found = find_credentials(session, email_key=read_address(text=content.email).key)
    if found is None:
        return KnownAs.NOBODY, ""
    if not found.is_activated:
        return KnownAs.UNCONFIRMED, ""
    company = find_company_of_master(session, account_id=found.account_id)
    if found.role is Role.PROVIDER and company is not None:
        locked = is_locked(session, company_id=company.id)
        return KnownAs.LOCKED if locked else KnownAs.MASTER, company.name
    return KnownAs.BLOCKED, ""
