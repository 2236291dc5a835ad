"""What an inquiry asks for and what the two sides write to each other; the values are stored."""

from enum import StrEnum


class InquiryKind(StrEnum):
    """What a seeker wishes from a facility."""

    RUECKRUF = "rueckruf"
    BESICHTIGUNG = "besichtigung"
    NACHRICHT = "nachricht"


class Slot(StrEnum):
    """When somebody can be called."""

    VON_ACHT = "08:00 bis 10:00"
    VON_ZEHN = "10:00 bis 12:00"
    VON_ZWOELF = "12:00 bis 14:00"
    VON_VIERZEHN = "14:00 bis 16:00"
    VON_SECHZEHN = "16:00 bis 18:00"
    EGAL = "egal"


class Author(StrEnum):
    """Who wrote a message."""

    SEEKER = "seeker"
    PROVIDER = "provider"


class MessageKind(StrEnum):
    """What a message does.

    `ANTWORT`, `TERMIN` (a time for a call or a visit) and `ABSAGE` come from the facility;
    `NACHRICHT`, `ZUSAGE` and `ABLEHNUNG` (of the facility's answer) from the seeker.
    """

    ANTWORT = "antwort"
    TERMIN = "termin"
    ABSAGE = "absage"
    NACHRICHT = "nachricht"
    ZUSAGE = "zusage"
    ABLEHNUNG = "ablehnung"

    @property
    def author(self) -> Author:
        """Return which side writes such messages."""
        provider = {MessageKind.ANTWORT, MessageKind.TERMIN, MessageKind.ABSAGE}
        return Author.PROVIDER if self in provider else Author.SEEKER
