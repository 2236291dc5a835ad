"""What the links in our mails are for."""

from datetime import timedelta
from enum import StrEnum


class Purpose(StrEnum):
    """The one thing a link may do; the value is stored."""

    ACTIVATION = "activation"
    RESET = "reset"
    OLD_ADDRESS = "old_address"
    NEW_ADDRESS = "new_address"
    FIRST_SIGN_IN = "first_sign_in"

    @property
    def term(self) -> timedelta:
        """Return how long such a link works; a reset at most 60 minutes (OWASP ASVS 6.4.1)."""
        return _TERMS[self]


_TERMS = {
    Purpose.ACTIVATION: timedelta(hours=48),
    Purpose.RESET: timedelta(minutes=60),
    Purpose.OLD_ADDRESS: timedelta(hours=24),
    Purpose.NEW_ADDRESS: timedelta(hours=24),
    Purpose.FIRST_SIGN_IN: timedelta(hours=48),
}
