"""„Lesen“: mark a review as read by the company."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.access.permission import Permission
from portal.domain.audit.action import Action
from portal.queries.received_reviews import get_for_change
from portal.services.reviews.noting import note_review


def mark_read(session: Session, *, acting: Acting, review_id: str, now: datetime) -> None:
    """Mark a review as read; marked again it stays as it is.

    Raises:
        NotFound: there is none for them.
    """
    review = get_for_change(
        session, acting=acting, review_id=review_id, permission=Permission.REVIEWS_READ
    )
    if review.provider_read_at is not None:
        return
    review.provider_read_at = now
    session.flush()
    note_review(session, acting=acting, review=review, action=Action.REVIEW_READ, now=now)
