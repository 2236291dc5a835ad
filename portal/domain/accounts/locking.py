"""Locking: what support may do to an account or a company, and what it needs for that."""

from enum import StrEnum

from portal.values.errors import PortalError

LONGEST_REASON = 500
"""Characters of the reason; it stands in the audit trail."""


class LockStep(StrEnum):
    """What support does."""

    LOCK = "lock"
    UNLOCK = "unlock"


class LockNotAllowed(PortalError):
    """Report that nobody locks their own account, or anything without a reason."""


class LockedMeanwhile(PortalError):
    """Report that it is locked already, or open already: somebody was first."""
