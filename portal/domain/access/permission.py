"""What may be allowed, as scope:resource:action."""

from enum import StrEnum


class Permission(StrEnum):
    """Something that a signed-in person may do."""

    ACCOUNT_USE = "own:account:use"
    RESULTS_KEEP = "own:results:keep"
    WATCHLIST_KEEP = "own:watchlist:keep"
    WAITING_KEEP = "own:waiting:keep"
    INQUIRIES_KEEP = "own:inquiries:keep"
    OPERATIONS_SEE = "portal:operations:see"
    OPERATIONS_RUN = "portal:operations:run"
