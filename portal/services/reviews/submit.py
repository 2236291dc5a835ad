"""Take what somebody thinks of a facility, unseen until they confirm their address."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.domain.accounts.email_address import EmailAddress
from portal.domain.reviews.draft import to_json
from portal.domain.reviews.review import Opinion, Origin, State
from portal.models.review import Review
from portal.queries import facilities, reviews
from portal.services.journal.post_letter import post_letter
from portal.values.errors import PortalError
from portal.values.letter import Letter
from portal.values.ports import Encrypt


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes.

    Args:
        key: keyed hash of facility and folded address.
        token_hash: hash of the token in the link that the mail brings.
    """

    address: EmailAddress
    key: str
    token_hash: str


class SubmittedMeanwhile(PortalError):
    """Report that the same person's first review of the facility was stored at this moment."""


def submit_review(
    session: Session,
    *,
    facility_id: int,
    author: Author,
    opinion: Opinion,
    review_id: str,
    letter: Letter,
    mail_id: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Keep the opinion encrypted and post the letter with the link that confirms it.

    Whoever wrote about the facility before gets the same letter; confirming it then replaces
    what they wrote. Until then that stays as it is. `review_id` and `mail_id` are random.

    Raises:
        NotFound: there is no such facility, or it is not published.
        SubmittedMeanwhile: see there; sending once more replaces its draft.
    """
    facilities.get_subject(session, facility_id=facility_id)
    review = reviews.find_by_author(session, facility_id=facility_id, author_key=author.key)
    if review is None:
        review = _fresh(facility_id, author, review_id, now, cipher)
        _add(session, review)
    review.draft_token_hash = author.token_hash
    review.draft = cipher.encrypt(plain=to_json(opinion=opinion).encode(), owner_id=review.id)
    review.drafted_at = now
    session.flush()
    post_letter(session, letter=letter, mail_id=mail_id, account_id=None, now=now, cipher=cipher)


def _add(session: Session, review: Review) -> None:
    session.add(review)
    try:
        session.flush()
    except IntegrityError as error:
        raise SubmittedMeanwhile("another click of the same person was first") from error


def _fresh(
    facility_id: int, author: Author, review_id: str, now: datetime, cipher: Encrypt
) -> Review:
    return Review(
        id=review_id,
        facility_id=facility_id,
        origin=Origin.PORTAL.value,
        external_id=None,
        author_key=author.key,
        email=cipher.encrypt(plain=author.address.typed.encode(), owner_id=review_id),
        state=State.DRAFT.value,
        drafted_at=now,
        role="",
        text="",
        signed="",
        known="",
        doubts="",
        decision="",
        published_at=None,
        answer="",
        answered_at=None,
    )
