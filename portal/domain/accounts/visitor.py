"""Somebody who is signed in."""

from dataclasses import dataclass

from portal.domain.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whose browser this is.

    Args:
        session_id: of this sign-in, as „Geräte“ lists it.
        has_second_factor: the account asks for a code besides the password.
        awaits_second_factor: that code has not been entered yet; nothing else is open.
    """

    account_id: str
    session_id: str
    role: Role
    name: str
    email: str
    has_second_factor: bool
    awaits_second_factor: bool
