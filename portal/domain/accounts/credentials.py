"""What a sign-in is checked against."""

from dataclasses import dataclass

from portal.domain.accounts.roles import Role

UNUSABLE_HASH = "!"
"""Stands for a password that nobody can type: only a new one opens the account."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What an account asks for at the door.

    Args:
        password_hash: encoded, with its parameters; `UNUSABLE_HASH` if no password counts.
        is_activated: somebody has confirmed that the e-mail address is theirs.
        has_second_factor: a code is asked for besides the password.
    """

    account_id: str
    role: Role
    password_hash: str
    is_activated: bool
    has_second_factor: bool
