"""The kinds of accounts."""

from enum import StrEnum


class Role(StrEnum):
    """What an account is for; the value is stored."""

    SEEKER = "seeker"
    PROVIDER = "provider"
    ADMIN = "admin"

    @property
    def needs_second_factor(self) -> bool:
        """Say whether nobody may use such an account with the password alone."""
        return self is Role.ADMIN
