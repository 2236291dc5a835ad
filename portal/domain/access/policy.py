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
    Role.ADMIN: frozenset(
        {Permission.ACCOUNT_USE, Permission.OPERATIONS_SEE, Permission.OPERATIONS_RUN}
    ),
}


def is_allowed(*, role: Role, permission: Permission) -> bool:
    """Say whether accounts of this role may do this; whose object it is, the query decides."""
    return permission in _POLICY[role]
