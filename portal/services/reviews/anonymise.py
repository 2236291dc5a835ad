"""Take everything out of somebody's reviews that leads to them."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from portal.domain.reviews.author import author_key
from portal.domain.reviews.review import State
from portal.queries import reviews


def anonymise_reviews(
    session: Session, *, address_key: str, secret: str, fresh_key: Callable[[], str]
) -> int:
    """Keep what an erased person has published, without name and address; return how many.

    What nobody has seen goes altogether. The link in the mail opens nothing any more, and nobody
    can take the review's place: `fresh_key` gives a random key instead of the person's.
    """
    keys = {
        author_key(facility_id=facility_id, address_key=address_key, secret=secret)
        for facility_id in reviews.list_reviewed(session)
    }
    found = reviews.list_by_authors(session, author_keys=keys)
    for review in found:
        if review.state != State.PUBLISHED.value:
            session.delete(review)
            continue
        review.author_key, review.token_hash = fresh_key(), None
        review.email, review.draft, review.signed = None, None, ""
    session.flush()
    return len(found)
