"""Let others read a saved result by a link."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.protocol.keeping import MOST_LINKS, link_term
from portal.models.saved_result import ShareLink
from portal.queries import saved_results, share_links
from portal.services.journal.note_event import note_event
from portal.values.errors import PortalError


class TooManyLinks(PortalError):
    """Report that as many links to the result work as may."""


class LinkEnded(PortalError):
    """Report that the form that was sent again made a link which was ended since."""


def share_result(
    session: Session,
    *,
    result_id: str,
    account_id: str,
    link_id: str,
    token_hash: str,
    days: int,
    device: str,
    now: datetime,
) -> datetime:
    """Store a link and return when it ends; the same token again changes nothing.

    Raises:
        NotFound: there is no such result, or it is somebody else's.
        Invalid: so many days cannot be chosen.
        TooManyLinks: `MOST_LINKS` work already.
        LinkEnded: see there.
    """
    term = link_term(days=days)
    saved_results.lock_account(session, account_id=account_id)
    saved_results.get_for(session, result_id=result_id, account_id=account_id)
    before = share_links.find_by_token(session, token_hash=token_hash)
    if before is not None:
        if before.ended_at is not None or before.expires_at <= now:
            raise LinkEnded("the link was ended")
        return before.expires_at
    if len(share_links.list_open(session, result_id=result_id, now=now)) >= MOST_LINKS:
        raise TooManyLinks("as many links work as may")
    session.add(
        ShareLink(
            id=link_id,
            token_hash=token_hash,
            result_id=result_id,
            created_at=now,
            expires_at=now + term,
            ended_at=None,
        )
    )
    note_event(session, account_id=account_id, event=Event.RESULT_SHARED, device=device, now=now)
    return now + term
