"""A mail before it is sent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in plain text and simple HTML; holds no health data.

    Args:
        sender: the address it comes from.
        recipient: the one address it goes to.
    """

    sender: str
    recipient: str
    subject: str
    text: str
    html: str
