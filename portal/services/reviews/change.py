"""Change a review by its author's link."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.reviews.review import Opinion, State
from portal.queries import reviews
from portal.services.reviews.apply import apply
from portal.values.ports import Encrypt


def change_review(
    session: Session, *, token_hash: str, opinion: Opinion, now: datetime, cipher: Encrypt
) -> State:
    """Replace what the review says; the link has proved the address already.

    Raises:
        NotFound: no link of ours has this token, or the review was deleted.
    """
    review = reviews.get_by_token(session, token_hash=token_hash, for_update=True)
    return apply(session, review=review, opinion=opinion, now=now, cipher=cipher)
