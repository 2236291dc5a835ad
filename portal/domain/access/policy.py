"""The one table that says who may do what."""

from collections.abc import Mapping

from portal.domain.access.permission import Permission
from portal.domain.accounts.roles import Role

_POLICY: Mapping[Role, frozenset[Permission]] = {
    Role.SEEKER: frozenset(
        {
            Permission.ACCOUNT_USE,
            Permission.RESULTS_KEEP,
            Permission.WATCHLIST_KEEP,
            Permission.WAITING_KEEP,
            Permission.INQUIRIES_KEEP,
        }
    ),
    Role.PROVIDER: frozenset(
        {
            Permission.ACCOUNT_USE,
            Permission.COMPANY_SEE,
            Permission.FACILITIES_MANAGE,
            Permission.LIGHTS_SET,
            Permission.INQUIRIES_HANDLE,
            Permission.REVIEWS_READ,
            Permission.REVIEWS_ANSWER,
            Permission.GROUPS_MANAGE,
            Permission.STAFF_MANAGE,
        }
    ),
    Role.ADMIN: frozenset(
        {Permission.ACCOUNT_USE, Permission.OPERATIONS_SEE, Permission.OPERATIONS_RUN}
    ),
}


def is_allowed(*, role: Role, permission: Permission) -> bool:
    """Say whether accounts of this role may do this; whose object it is, the query decides.

    Who works for a company may do less of it than the role: `Acting` says what.
    """
    return permission in _POLICY[role]
