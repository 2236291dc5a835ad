"""Read a review by its author's link."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from portal.domain.matching.category import Category
from portal.domain.reviews.answer import answers_earlier
from portal.domain.reviews.review import AuthorRole, Known, Opinion, State
from portal.models.review import Review
from portal.queries import facilities, reviews
from portal.services.reviews.apply import draft_of
from portal.values.ports import Encrypt


@dataclass(frozen=True, slots=True)
class OwnReview:
    """A review as its author sees it.

    Args:
        awaits_confirmation: something was typed that the link has not confirmed yet.
        opinion: what was typed last, confirmed or not.
        decision: why a person rejected it, or empty.
        is_answered: everybody reads an answer below it.
    """

    facility_id: int
    facility_name: str
    category: Category
    state: State
    awaits_confirmation: bool
    opinion: Opinion
    decision: str
    is_answered: bool


def read_own_review(session: Session, *, token_hash: str, cipher: Encrypt) -> OwnReview:
    """Return the review to which an author's link leads.

    Raises:
        NotFound: no link of ours has this token, or review or facility are gone.
    """
    review = reviews.get_by_token(session, token_hash=token_hash)
    facility = facilities.get_subject(session, facility_id=review.facility_id)
    is_its_link = review.draft_token_hash == token_hash
    draft = draft_of(review=review, cipher=cipher) if is_its_link else None
    return OwnReview(
        facility_id=facility.facility_id,
        facility_name=facility.name,
        category=facility.category,
        state=State(review.state),
        awaits_confirmation=draft is not None,
        opinion=draft or _confirmed(review),
        decision=review.decision,
        is_answered=_is_answered(review),
    )


def _is_answered(review: Review) -> bool:
    if review.state != State.PUBLISHED.value or not review.answer or review.published_at is None:
        return False
    return not answers_earlier(answered_at=review.answered_at, published_at=review.published_at)


def _confirmed(review: Review) -> Opinion:
    return Opinion(
        role=AuthorRole(review.role or AuthorRole.BESUCH),
        stars={one.criterion: one.stars for one in review.stars},
        text=review.text,
        signed=review.signed,
        known=Known(review.known or Known.LAENGER),
    )
