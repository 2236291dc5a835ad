"""Delete a review by its author's link."""

from sqlalchemy.orm import Session

from portal.queries import reviews
from portal.values.errors import NotFound


def delete_review(session: Session, *, token_hash: str) -> int | None:
    """Delete the review with its stars, answer and reports; return the facility's id.

    None if it is gone already: asking twice has one effect.
    """
    try:
        review = reviews.get_by_token(session, token_hash=token_hash, for_update=True)
    except NotFound:
        return None
    facility_id = review.facility_id
    session.delete(review)
    session.flush()
    return facility_id
