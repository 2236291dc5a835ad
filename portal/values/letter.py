"""A mail before it is sent."""

from dataclasses import dataclass

from portal.values.errors import PortalError


class HeaderInvalid(PortalError):
    """Report an address or subject with a line break or another control character.

    The message names the field only; what is in it may be personal.
    """


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in plain text and simple HTML; holds no health data.

    Args:
        sender: the address it comes from.
        recipient: the one address it goes to.

    Raises:
        HeaderInvalid: sender, recipient or subject could end a header and begin another.
    """

    sender: str
    recipient: str
    subject: str
    text: str
    html: str

    def __post_init__(self) -> None:
        """Check what becomes a header."""
        for name in ("sender", "recipient", "subject"):
            if not getattr(self, name).isprintable():
                raise HeaderInvalid(f"{name} holds control characters")
