"""How much waits for support."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.domain.claims.state import State as ClaimState
from portal.domain.inquiries.state import State as InquiryState
from portal.domain.reviews.review import State as ReviewState
from portal.models.claim import Claim
from portal.models.correction import Correction
from portal.models.inquiry import Inquiry
from portal.models.review import Review, ReviewReport

_WAITS = Review.state == ReviewState.WAITING.value
_COUNTS = select(
    select(func.count(Review.id)).where(_WAITS).scalar_subquery(),
    select(func.count(ReviewReport.review_id.distinct()))
    .join(Review, Review.id == ReviewReport.review_id)
    .where(ReviewReport.decision == "", ~_WAITS)
    .scalar_subquery(),
    select(func.count(Correction.id)).where(Correction.decided_at.is_(None)).scalar_subquery(),
    select(func.count(Inquiry.id))
    .where(Inquiry.state == InquiryState.ZURUECKGEHALTEN.value)
    .scalar_subquery(),
    select(func.count(Claim.id)).where(Claim.state == ClaimState.NEU.value).scalar_subquery(),
)


@dataclass(frozen=True, slots=True)
class Queues:
    """What waits, by queue.

    Args:
        reported: reviews with open reports, without those that wait anyway.
    """

    reviews: int
    reported: int
    corrections: int
    inquiries: int
    claims: int


def count_queues(session: Session) -> Queues:
    """Return how much waits in each queue; one statement."""
    return Queues(*session.execute(_COUNTS).one())
