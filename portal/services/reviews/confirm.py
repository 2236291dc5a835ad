"""Confirm a review by the link in the mail."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.reviews.review import State
from portal.queries import reviews
from portal.services.reviews.apply import apply, draft_of
from portal.values.ports import Encrypt


def confirm_review(session: Session, *, token_hash: str, now: datetime, cipher: Encrypt) -> State:
    """Make what waits for confirmation count and return where the review stands now.

    Confirming twice has one effect.

    Raises:
        NotFound: no link of ours has this token, or the review was deleted.
    """
    review = reviews.get_by_token(session, token_hash=token_hash, for_update=True)
    is_its_link = review.draft_token_hash == token_hash
    opinion = draft_of(review=review, cipher=cipher) if is_its_link else None
    if opinion is None:
        return State(review.state)
    return apply(session, review=review, opinion=opinion, now=now, cipher=cipher)
