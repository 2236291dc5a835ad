"""Find what somebody wrote, by the address that each review keeps."""

from sqlalchemy.orm import Session

from portal.queries import reviews
from portal.services.reviews.apply import address_of
from portal.values.errors import NotFound
from portal.values.ports import Encrypt


def find_authored(session: Session, *, address_key: str, cipher: Encrypt) -> tuple[str, ...]:
    """Return the ids of the reviews whose author has this folded e-mail address.

    It reads every address, for the keys by which authors are told apart change with
    `SECRET_KEY`. Call it before the transaction that writes.
    """
    return tuple(
        review.id
        for review in reviews.list_with_address(session)
        if _is_by(review, address_key=address_key, cipher=cipher)
    )


def _is_by(review: reviews.Authored, *, address_key: str, cipher: Encrypt) -> bool:
    try:
        return address_of(review=review, cipher=cipher).key == address_key
    except NotFound:
        return False
