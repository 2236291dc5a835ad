"""Where somebody stands on a waiting list, said so that nobody can count the others."""

from enum import StrEnum

FEWEST_FOR_THIRDS = 6
"""Below that a third would be one or two people, and their number could be told from it."""


class Band(StrEnum):
    """The part of the list in which somebody stands."""

    UNTER_DEN_ERSTEN = "unter_den_ersten"
    VORDERES_DRITTEL = "vorderes_drittel"
    MITTLERES_DRITTEL = "mittleres_drittel"
    HINTERES_DRITTEL = "hinteres_drittel"


def band_of(*, ahead: int, total: int) -> Band:
    """Return the band of somebody who has so many `ahead` among `total`, they included.

    A place on the border of two thirds counts to the front.
    """
    if total < FEWEST_FOR_THIRDS:
        return Band.UNTER_DEN_ERSTEN
    if 3 * ahead < total:
        return Band.VORDERES_DRITTEL
    return Band.MITTLERES_DRITTEL if 3 * ahead < 2 * total else Band.HINTERES_DRITTEL
