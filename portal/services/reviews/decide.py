"""Decide about a review that waits, or that was reported."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.domain.reviews.review import State
from portal.models.review import Review, ReviewReport
from portal.services.journal.post_letter import post_letter
from portal.values.errors import NotFound, PortalError
from portal.values.letter import Letter
from portal.values.ports import Encrypt


class DecisionInvalid(PortalError):
    """Report a decision that cannot be made: unconfirmed, or a rejection without a reason."""


def decide_review(
    session: Session,
    *,
    review_id: str,
    to: State,
    reason: str,
    letter: Letter | None,
    mail_id: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Publish or reject a review, close its reports with the reason, and tell its author.

    `to` is `PUBLISHED` or `REJECTED`; the reason is kept.

    Raises:
        NotFound: there is no such review.
        DecisionInvalid: see there.
    """
    review = session.get(Review, review_id)
    if review is None:
        raise NotFound("no such review")
    if review.state == State.DRAFT.value or to not in {State.PUBLISHED, State.REJECTED}:
        raise DecisionInvalid("only what its author confirmed can be published or rejected")
    if to is State.REJECTED and not reason:
        raise DecisionInvalid("a rejection needs a reason")
    review.state, review.decision = to.value, reason
    if to is State.PUBLISHED and review.published_at is None:
        review.published_at = now
    session.execute(
        update(ReviewReport)
        .where(ReviewReport.review_id == review_id, ReviewReport.decision == "")
        .values(decision=f"{to.value}: {reason}", decided_at=now)
    )
    session.flush()
    if letter is not None:
        post_letter(
            session, letter=letter, mail_id=mail_id, account_id=None, now=now, cipher=cipher
        )
