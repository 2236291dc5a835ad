"""Read and store the whole Merkliste of an account within one change."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.watchlist.entries import Entries, still_there, together
from portal.models.watchlist_entry import WatchlistEntry
from portal.queries.own_account import get_own
from portal.queries.watchlist import list_entries, list_ids, list_public


def read_entries(session: Session, *, account_id: str, carried: Entries) -> Entries:
    """Return what the account keeps and the browser carries, without what is not public any more.

    Waits until other changes to this list have ended.

    Raises:
        NotFound: the account was erased.
    """
    get_own(session, account_id=account_id, for_update=True)
    entries = together(kept=list_ids(session, account_id=account_id), carried=carried)
    return still_there(entries=entries, public=list_public(session, ids=entries))


def store_entries(session: Session, *, account_id: str, entries: Entries, now: datetime) -> None:
    """Let the account keep exactly these; the ones it has keep their time."""
    stored = {entry.facility_id: entry for entry in list_entries(session, account_id=account_id)}
    for facility_id, entry in stored.items():
        if facility_id not in entries:
            session.delete(entry)
    session.add_all(
        WatchlistEntry(account_id=account_id, facility_id=facility_id, added_at=now)
        for facility_id in entries
        if facility_id not in stored
    )
    session.flush()
