"""Delete a review by its author's link."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.queries import reviews
from portal.services.journal.note_erasure import note_erasure
from portal.values.errors import NotFound


def delete_review(session: Session, *, token_hash: str, now: datetime) -> int | None:
    """Delete the review with its stars, answer and reports; return the facility's id.

    What remains is the hash of its random id, by which a restored backup is purged of it. None if
    it is gone already: asking twice has one effect.
    """
    try:
        review = reviews.get_by_token(session, token_hash=token_hash, for_update=True)
    except NotFound:
        return None
    facility_id = review.facility_id
    session.delete(review)
    note_erasure(session, random_id=review.id, now=now)
    return facility_id
