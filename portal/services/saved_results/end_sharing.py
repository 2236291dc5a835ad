"""End a link before its term."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.queries import share_links
from portal.services.journal.note_event import note_event


def end_sharing(
    session: Session,
    *,
    link_id: str,
    result_id: str,
    account_id: str,
    device: str,
    now: datetime,
) -> None:
    """End the link at once; one that was ended before stays as it is.

    Raises:
        NotFound: there is no such link, or it is somebody else's.
    """
    link = share_links.get_for(session, link_id=link_id, result_id=result_id, account_id=account_id)
    if link.ended_at is None:
        link.ended_at = now
        note_event(
            session, account_id=account_id, event=Event.SHARING_ENDED, device=device, now=now
        )
