"""Where the Merkliste of whoever asks is kept, and how it changes."""

from werkzeug.wrappers import Response

from portal.blueprints.seekers.watchlist.cookie import drop_cookie, read_cookie, write_cookie
from portal.domain.access.permission import Permission
from portal.domain.watchlist.entries import (
    Entries,
    still_there,
    together,
    with_entry,
    without_entry,
)
from portal.queries.facilities import get_subject
from portal.queries.watchlist import list_ids, list_public
from portal.services.watchlist.add import add_entry
from portal.services.watchlist.remove import remove_entry
from portal.web import clock
from portal.web.access import signed_in_for
from portal.web.extensions import db
from portal.web.transactions import writing


def owner() -> str | None:
    """Return the account that keeps the list; None if this browser does."""
    found = signed_in_for(Permission.WATCHLIST_KEEP)
    return found.account_id if found else None


def read_list() -> Entries:
    """Return what the account keeps and what this browser carries, together."""
    account_id = owner()
    kept = list_ids(db.session(), account_id=account_id) if account_id else ()
    return together(kept=kept, carried=read_cookie())


def add(facility_id: int, *, response: Response) -> None:
    """Put a published facility on the list.

    Raises:
        NotFound: there is no such facility, or it is not published.
        WatchlistFull: nothing further fits.
    """
    account_id, carried = owner(), read_cookie()
    if account_id is None:
        get_subject(db.session(), facility_id=facility_id)
        write_cookie(response, with_entry(entries=_public(carried), facility_id=facility_id))
        return
    with writing() as session:
        add_entry(
            session,
            account_id=account_id,
            facility_id=facility_id,
            carried=carried,
            now=clock.now(),
        )
    drop_cookie(response)


def remove(facility_id: int, *, response: Response) -> None:
    """Take a facility off the list, whether it is there or not."""
    account_id, carried = owner(), read_cookie()
    if account_id is None:
        write_cookie(response, without_entry(entries=_public(carried), facility_id=facility_id))
        return
    with writing() as session:
        remove_entry(
            session,
            account_id=account_id,
            facility_id=facility_id,
            carried=carried,
            now=clock.now(),
        )
    drop_cookie(response)


def _public(carried: Entries) -> Entries:
    return still_there(entries=carried, public=list_public(db.session(), ids=carried))
