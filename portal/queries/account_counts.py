"""How many accounts there are, by their role."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.domain.accounts.roles import Role
from portal.models.account import Account


@dataclass(frozen=True, slots=True)
class RoleCount:
    """The accounts of one role: with a confirmed address, and still waiting for that."""

    role: Role
    confirmed: int
    unconfirmed: int


def list_role_counts(session: Session) -> tuple[RoleCount, ...]:
    """Return the numbers of every role, also of one that nobody has, in the order of the roles."""
    rows = session.execute(
        select(Account.role, func.count(Account.activated_at), func.count())
        .group_by(Account.role)
        .order_by(Account.role)
    )
    found = {row[0]: (row[1], row[2]) for row in rows}
    counts = ((role, *found.get(role.value, (0, 0))) for role in Role)
    return tuple(RoleCount(role, confirmed, total - confirmed) for role, confirmed, total in counts)
