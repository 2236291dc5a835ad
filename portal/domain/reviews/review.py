"""What a review holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LONGEST_TEXT = 2_000
LONGEST_NAME = 60


class AuthorRole(StrEnum):
    """How somebody came to know the facility; the value is stored."""

    BEWOHNER = "bewohner"
    ANGEHOERIGE = "angehoerige"
    BESUCH = "besuch"


class Known(StrEnum):
    """When somebody last knew the facility, seen from the day of the review."""

    AKTUELL = "aktuell"
    HALBES_JAHR = "halbes_jahr"
    EIN_JAHR = "ein_jahr"
    LAENGER = "laenger"


class State(StrEnum):
    """Where a review stands; the value is stored.

    `DRAFT`: its author has not confirmed the address. `WAITING`: it waits for a person's
    decision, unseen.
    """

    DRAFT = "draft"
    WAITING = "waiting"
    PUBLISHED = "published"
    REJECTED = "rejected"


class Origin(StrEnum):
    """Where a review comes from; the value is stored."""

    PORTAL = "portal"
    WERPFLEGTWIE = "werpflegtwie"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody thinks of a facility.

    Args:
        stars: 1 to 5 by criterion, for those that were rated.
        signed: the name that stands under it; may be empty.
    """

    role: AuthorRole
    stars: Mapping[str, int]
    text: str
    signed: str
    known: Known
