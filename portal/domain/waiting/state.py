"""Where an entry on a waiting list stands."""

from enum import StrEnum


class State(StrEnum):
    """The state of an entry; the value is stored.

    `ENTWURF`: the address is not confirmed and nobody sees the entry. `AKTIV`: it counts.
    `RUHT`: the person did not say whether it is still wanted; it keeps its place and counts again
    once they do.
    """

    ENTWURF = "entwurf"
    AKTIV = "aktiv"
    RUHT = "ruht"
