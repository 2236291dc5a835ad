"""Take a facility off the Merkliste of an account."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.watchlist.entries import Entries, without_entry
from portal.services.watchlist.storing import read_entries, store_entries


def remove_entry(
    session: Session, *, account_id: str, facility_id: int, carried: Entries, now: datetime
) -> None:
    """Take it off and keep what else the browser carries; what is not there needs no removing.

    Raises:
        NotFound: the account was erased.
    """
    entries = read_entries(session, account_id=account_id, carried=carried)
    wanted = without_entry(entries=entries, facility_id=facility_id)
    store_entries(session, account_id=account_id, entries=wanted, now=now)
