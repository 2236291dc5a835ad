"""Read to whom the mails about a review go."""

from sqlalchemy.orm import Session

from portal.domain.accounts.email_address import EmailAddress
from portal.models.review import Review
from portal.services.reviews.apply import address_of
from portal.values.errors import NotFound
from portal.values.ports import Encrypt


def read_author(session: Session, *, review_id: str, cipher: Encrypt) -> EmailAddress | None:
    """Return the address of a review's author; None where it has none that we know.

    Raises:
        NotFound: there is no such review.
    """
    review = session.get(Review, review_id)
    if review is None:
        raise NotFound("no such review")
    try:
        return address_of(review=review, cipher=cipher)
    except NotFound:
        return None
