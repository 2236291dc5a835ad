"""From where an inquiry was begun; the value is stored and shown to the facility."""

from enum import StrEnum


class Source(StrEnum):
    """Where somebody came from: the portal itself, or the button on the facility's own site."""

    PORTAL = ""
    BUTTON = "anfrage-button"
