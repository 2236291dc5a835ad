"""How much of Robin's results may be kept and shared."""

from datetime import timedelta
from typing import Final

from portal.values.errors import Invalid

MOST_RESULTS: Final = 50
"""An account keeps so many; nobody needs more, and a list of them can still be read."""
MOST_LINKS: Final = 5
"""So many links to one result work at the same time."""
LINK_DAYS: Final = (7, 30)
"""How long a link works, in days; the first is proposed."""


def link_term(*, days: int) -> timedelta:
    """Return how long a link works that was asked for so many days.

    Raises:
        Invalid: that many cannot be chosen.
    """
    if days not in LINK_DAYS:
        raise Invalid("tage", "unbekannt")
    return timedelta(days=days)
