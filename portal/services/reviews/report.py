"""Report a review to support."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.models.review import ReviewReport
from portal.queries import reviews


def report_review(
    session: Session, *, facility_id: int, review_id: str, reason: str, now: datetime
) -> None:
    """Note why somebody finds a published review wrong; it stays until a person has decided.

    Raises:
        NotFound: there is no such public review of this facility.
    """
    review = reviews.get_published(session, facility_id=facility_id, review_id=review_id)
    session.add(
        ReviewReport(
            review_id=review.id, reason=reason, reported_at=now, decision="", decided_at=None
        )
    )
    session.flush()
