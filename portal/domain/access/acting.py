"""Somebody who works for a company, and what they may do for which facility.

The Master may do everything. Employees may do what the Master gave them for a facility, and only
while a licence covers that facility (settlements 5 and 30).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from portal.domain.access.permission import Permission


class Rank(StrEnum):
    """What somebody is in their company; the value is stored."""

    MASTER = "master"
    EMPLOYEE = "employee"


FOR_EMPLOYEES = frozenset(
    {
        Permission.LIGHTS_SET,
        Permission.INQUIRIES_HANDLE,
        Permission.REVIEWS_READ,
        Permission.REVIEWS_ANSWER,
    }
)
"""What the Master can let employees do; everything else is the Master's alone."""


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts for which company.

    Args:
        name: of the person, as the last change of a facility names it.
        is_locked: support has locked the company; nobody changes anything.
        rights: for each facility that an employee is assigned to, and that a licence covers,
            what they may do; empty for the Master.
    """

    account_id: str
    name: str
    company_id: str
    company_name: str
    rank: Rank
    is_locked: bool = False
    rights: Mapping[int, frozenset[Permission]] = field(default_factory=dict)

    @property
    def is_master(self) -> bool:
        """Say whether this is the one person with all rights."""
        return self.rank is Rank.MASTER

    @property
    def facility_ids(self) -> frozenset[int] | None:
        """Return the facilities that exist for this person; None if it is all of the company."""
        return None if self.is_master else frozenset(self.rights)

    def may(self, permission: Permission) -> bool:
        """Say whether they may do this for any facility, or for the company."""
        if self.is_master or permission is Permission.COMPANY_SEE:
            return True
        return any(permission in allowed for allowed in self.rights.values())

    def may_for(self, permission: Permission, *, facility_id: int) -> bool:
        """Say whether they may do this for a facility of their company."""
        return self.is_master or permission in self.rights.get(facility_id, frozenset())

    def allowed_ids(self, permission: Permission) -> frozenset[int] | None:
        """Return the facilities for which they may do this; None if it is all of the company."""
        if self.is_master:
            return None
        return frozenset(one for one, allowed in self.rights.items() if permission in allowed)
