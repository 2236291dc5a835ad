"""By what somebody at a facility reaches an inquiry."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever has the link of the mail, or somebody who works for the company of the facility.

    Args:
        token_hash: of the link; empty for somebody who is signed in.
        facility_ids: whose inquiries they may handle; None for all of the company.
    """

    token_hash: str = ""
    inquiry_id: str = ""
    company_id: str = ""
    facility_ids: frozenset[int] | None = None
