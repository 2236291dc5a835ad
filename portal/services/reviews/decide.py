"""Decide about a review that waits, or that was reported."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.domain.reviews.review import State
from portal.models.review import Review, ReviewReport
from portal.queries.review_queue import get_for_decision
from portal.services.journal.audit import audit
from portal.services.journal.post_letter import post_letter
from portal.values.errors import PortalError
from portal.values.letter import Letter
from portal.values.ports import Encrypt

ANY = ""
"""Stands for whatever the review says now: a command decides about what it finds."""


class DecisionInvalid(PortalError):
    """Report a decision that cannot be made: unconfirmed, or a rejection without a reason."""


class DecidedMeanwhile(PortalError):
    """Report that review or reports are not any more what the person saw who decides."""


def decide_review(
    session: Session,
    *,
    review_id: str,
    to: State,
    reason: str,
    seen: str,
    actor: Actor,
    letter: Letter | None,
    mail_id: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Publish or reject a review, close its reports with the reason, and tell its author.

    `to` is `PUBLISHED` or `REJECTED`; the reason is kept. `seen` is the mark of what was read
    before the decision, or `ANY`. Whoever lets a published one stand tells its author nothing.

    Raises:
        NotFound: there is no such review.
        DecisionInvalid: see there.
        DecidedMeanwhile: see there; nothing is changed.
    """
    review, mark = get_for_decision(session, review_id=review_id)
    if seen not in {ANY, mark}:
        raise DecidedMeanwhile("somebody was first, or its author changed it")
    if review.state == State.DRAFT.value or to not in {State.PUBLISHED, State.REJECTED}:
        raise DecisionInvalid("only what its author confirmed can be published or rejected")
    if to is State.REJECTED and not reason:
        raise DecisionInvalid("a rejection needs a reason")
    stands = review.state == to.value == State.PUBLISHED.value
    review.state, review.decision = to.value, reason
    if to is State.PUBLISHED and review.published_at is None:
        review.published_at = now
    session.execute(
        update(ReviewReport)
        .where(ReviewReport.review_id == review_id, ReviewReport.decision == "")
        .values(decision=f"{to.value}: {reason}", decided_at=now)
    )
    entry = _entry(review, to, reason, actor, stands=stands)
    audit(session, entry=entry, now=now)
    if letter is not None and not stands:
        post_letter(
            session, letter=letter, mail_id=mail_id, account_id=None, now=now, cipher=cipher
        )


def _entry(review: Review, to: State, reason: str, actor: Actor, *, stands: bool) -> Entry:
    action = Action.REVIEW_PUBLISHED if to is State.PUBLISHED else Action.REVIEW_REJECTED
    details: dict[Detail, str | int] = {
        Detail.ORIGIN: review.origin,
        Detail.FACILITY: review.facility_id,
    }
    if reason:
        details[Detail.REASON] = reason
    return Entry(
        actor=actor,
        action=Action.REVIEW_KEPT if stands else action,
        subject=Subject(SubjectKind.REVIEW, review.id),
        details=details,
    )
