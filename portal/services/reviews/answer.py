"""Answer a review for everybody to read, and delete the answer again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.access.permission import Permission
from portal.domain.audit.action import Action
from portal.domain.reviews.answer import answers_earlier, check_answer
from portal.models.review import Review
from portal.queries.received_reviews import get_for_change
from portal.services.reviews.noting import note_review
from portal.values.errors import PortalError


class AnsweredMeanwhile(PortalError):
    """Report that the answer is not any more the one that the page showed."""


class RewrittenMeanwhile(PortalError):
    """Report that the review does not say any more what the page showed."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page showed to the one who answers.

    Args:
        answer: the answer below the review, empty if there was none.
        written_at: when the review was written like that (ISO 8601).
    """

    answer: str
    written_at: str


def answer_review(
    session: Session, *, acting: Acting, review_id: str, text: str, seen: Seen, now: datetime
) -> None:
    """Publish an answer below a review, or change it; the review counts as read.

    The same answer once more has no effect, unless its author has rewritten the review since: then
    it is an answer to what the review says now.

    Raises:
        NotFound: there is no such review that they may answer.
        Invalid: see `check_answer`.
        RewrittenMeanwhile: see there; nothing is changed.
        AnsweredMeanwhile: see there; nothing is changed.
    """
    check_answer(text=text)
    review = _get(session, acting, review_id)
    assert review.published_at is not None  # noqa: S101 – the query asks for what is published
    is_earlier = answers_earlier(answered_at=review.answered_at, published_at=review.published_at)
    if review.answer == text and not is_earlier:
        return
    if review.published_at.isoformat() != seen.written_at:
        raise RewrittenMeanwhile("its author was first")
    if review.answer != seen.answer:
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
