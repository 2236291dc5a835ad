"""Take everything out of somebody's reviews that leads to them."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from portal.domain.reviews.review import State
from portal.queries import reviews


def anonymise_reviews(
    session: Session, *, review_ids: tuple[str, ...], fresh_key: Callable[[], str]
) -> int:
    """Keep what an erased person has published, without name and address; return how many.

    What nobody has seen goes altogether. The link in the mail opens nothing any more, and nobody
    can take the review's place: `fresh_key` gives a random key instead of the person's.
    """
    found = reviews.list_by_ids(session, review_ids=review_ids)
    for review in found:
        if review.state != State.PUBLISHED.value:
            session.delete(review)
            continue
        review.author_key = fresh_key()
        review.token_hash = review.draft_token_hash = None
        review.email, review.draft, review.signed = None, None, ""
    session.flush()
    return len(found)
