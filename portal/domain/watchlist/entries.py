"""What stands on a Merkliste: ids of facilities in the order in which they came."""

from collections.abc import Collection

from portal.values.errors import PortalError

MOST_ENTRIES = 30
"""More than that nobody looks through, and a cookie must stay small."""
DAYS_IN_BROWSER = 90
"""So long a browser keeps the list of somebody without an account, from its last change."""

Entries = tuple[int, ...]


class WatchlistFull(PortalError):
    """Report that no further facility fits."""


def together(*, kept: Entries, carried: Entries) -> Entries:
    """Return what the account keeps, then what the browser carries; each facility once.

    Nothing is left out, even if that makes more than may be added one by one.
    """
    return tuple(dict.fromkeys((*kept, *carried)))


def with_entry(*, entries: Entries, facility_id: int) -> Entries:
    """Return the list with the facility at its end; one that is there stays where it is.

    Raises:
        WatchlistFull: it holds as many as may be already.
    """
    if facility_id in entries:
        return entries
    if len(entries) >= MOST_ENTRIES:
        raise WatchlistFull(f"{len(entries)} entries")
    return (*entries, facility_id)


def without_entry(*, entries: Entries, facility_id: int) -> Entries:
    """Return the list without the facility, unchanged if it is not there."""
    return tuple(one for one in entries if one != facility_id)


def still_there(*, entries: Entries, public: Collection[int]) -> Entries:
    """Return the list without what is not public any more."""
    return tuple(one for one in entries if one in public)
