"""What a sign-in is checked against."""

from dataclasses import dataclass

from portal.domain.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class Credentials:
    """What an account asks for at the door.

    Args:
        password_hash: encoded, with its parameters.
        is_activated: somebody has confirmed that the e-mail address is theirs.
        has_second_factor: a code is asked for besides the password.
    """

    account_id: str
    role: Role
    password_hash: str
    is_activated: bool
    has_second_factor: bool
