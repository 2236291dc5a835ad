"""Answer a review for everybody to read, and delete the answer again."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.access.permission import Permission
from portal.domain.audit.action import Action
from portal.domain.reviews.answer import check_answer
from portal.models.review import Review
from portal.queries.received_reviews import get_for_change
from portal.services.reviews.noting import note_review
from portal.values.errors import PortalError


class AnsweredMeanwhile(PortalError):
    """Report that the answer is not any more the one that the page showed."""


def answer_review(
    session: Session, *, acting: Acting, review_id: str, text: str, seen: str, now: datetime
) -> None:
    """Publish an answer below a review, or change it; the review counts as read.

    `seen` is the answer that the page showed, empty if there was none. The same answer once more
    has no effect.

    Raises:
        NotFound: there is no such review that they may answer.
        Invalid: see `check_answer`.
        AnsweredMeanwhile: see there; nothing is changed.
    """
    check_answer(text=text)
    review = _get(session, acting, review_id)
    if review.answer == text:
        return
    if review.answer != seen:
        raise AnsweredMeanwhile("a colleague was first")
    review.answer, review.answered_at = text, now
    review.provider_read_at = review.provider_read_at or now
    session.flush()
    note_review(session, acting=acting, review=review, action=Action.REVIEW_ANSWERED, now=now)


def delete_answer(
    session: Session, *, acting: Acting, review_id: str, seen: str, now: datetime
) -> None:
    """Delete the company's own answer, and never the review; deleted again it stays deleted.

    `seen` says when the answer was written that the page showed (ISO 8601).

    Raises:
        NotFound: there is no such review that they may answer.
        AnsweredMeanwhile: see there; nothing is changed.
    """
    review = _get(session, acting, review_id)
    if review.answered_at is None:
        return
    if review.answered_at.isoformat() != seen:
        raise AnsweredMeanwhile("a colleague has written another")
    review.answer, review.answered_at = "", None
    session.flush()
    note_review(session, acting=acting, review=review, action=Action.REVIEW_ANSWER_DELETED, now=now)


def _get(session: Session, acting: Acting, review_id: str) -> Review:
    return get_for_change(
        session, acting=acting, review_id=review_id, permission=Permission.REVIEWS_ANSWER
    )
