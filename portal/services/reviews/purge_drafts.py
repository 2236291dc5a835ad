"""Delete reviews whose author never confirmed the address."""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.domain.reviews.review import State
from portal.models.review import Review
from portal.queries import reviews

TERM = timedelta(days=7)
BATCH = 1_000


def purge_drafts(session: Session, *, now: datetime) -> int:
    """Delete what nobody confirmed in seven days; return how many reviews; idempotent.

    A change that was not confirmed goes too, and what it would have changed stays.
    """
    session.execute(
        update(Review)
        .where(
            Review.state != State.DRAFT.value,
            Review.draft.is_not(None),
            Review.drafted_at < now - TERM,
        )
        .values(draft=None, draft_token_hash=None)
    )
    old = reviews.list_drafts_before(session, moment=now - TERM, limit=BATCH)
    for review in old:
        session.delete(review)
    session.flush()
    return len(old)
