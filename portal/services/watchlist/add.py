"""Put a facility on the Merkliste of an account."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.watchlist.entries import Entries, with_entry
from portal.queries.facilities import get_subject
from portal.services.watchlist.storing import read_entries, store_entries


def add_entry(
    session: Session, *, account_id: str, facility_id: int, carried: Entries, now: datetime
) -> None:
    """Keep the facility, and with it what the browser carries; twice is once.

    Raises:
        NotFound: there is no such facility, it is not published, or the account was erased.
        WatchlistFull: nothing further fits.
    """
    get_subject(session, facility_id=facility_id)
    entries = read_entries(session, account_id=account_id, carried=carried)
    wanted = with_entry(entries=entries, facility_id=facility_id)
    store_entries(session, account_id=account_id, entries=wanted, now=now)
