"""What may be allowed, as scope:resource:action."""

from enum import StrEnum


class Permission(StrEnum):
    """Something that a signed-in person may do."""

    ACCOUNT_USE = "own:account:use"
    RESULTS_KEEP = "own:results:keep"
    WATCHLIST_KEEP = "own:watchlist:keep"
    WAITING_KEEP = "own:waiting:keep"
    INQUIRIES_KEEP = "own:inquiries:keep"
    COMPANY_SEE = "company:dashboard:see"
    FACILITIES_MANAGE = "company:facilities:manage"
    LIGHTS_SET = "company:lights:set"
    INQUIRIES_HANDLE = "company:inquiries:handle"
    REVIEWS_READ = "company:reviews:read"
    REVIEWS_ANSWER = "company:reviews:answer"
    GROUPS_MANAGE = "company:groups:manage"
    STAFF_MANAGE = "company:staff:manage"
    OPERATIONS_SEE = "portal:operations:see"
    OPERATIONS_RUN = "portal:operations:run"
