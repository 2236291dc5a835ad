"""Make an opinion what the public sees, or what waits for a person."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.email_address import EmailAddress, read_address
from portal.domain.reviews.checking import doubts
from portal.domain.reviews.draft import DraftInvalid, from_json
from portal.domain.reviews.review import Opinion, State
from portal.models.facility import Facility
from portal.models.review import Review, ReviewStars
from portal.queries.reviews import Authored
from portal.values.errors import NotFound, PortalError
from portal.values.ports import Encrypt


def apply(
    session: Session, *, review: Review, opinion: Opinion, now: datetime, cipher: Encrypt
) -> State:
    """Replace what the review says, check it and return where it stands now.

    What a person has rejected once waits for a person again, whatever it says now. Where it says
    something else than before it is new to the provider, and an older answer is to what it said
    then (`ShownReview.answers_earlier`).
    """
    facility = session.get(Facility, review.facility_id)
    if facility is None:
        raise NotFound("the facility is gone")
    found = doubts(
        opinion=opinion,
        author_host=address_of(review=review, cipher=cipher).key.rpartition("@")[2],
        facility_email=facility.email,
        facility_website=facility.website,
    )
    was_rejected = review.state == State.REJECTED.value
    state = State.WAITING if found or was_rejected else State.PUBLISHED
    is_new = review.published_at is None or not _says_same(review, opinion)
    review.role, review.known = opinion.role.value, opinion.known.value
    review.text, review.signed = opinion.text, opinion.signed
    review.doubts = " ".join(found)
    review.draft, review.drafted_at = None, now
    review.token_hash = review.draft_token_hash or review.token_hash
    review.draft_token_hash = None
    review.state, review.decision = state.value, ""
    if is_new:
        is_public = state is State.PUBLISHED or review.published_at is not None
        review.published_at = now if is_public else None
        review.provider_read_at = None
    review.stars.clear()
    session.flush()
    review.stars.extend(
        ReviewStars(criterion=key, stars=stars) for key, stars in sorted(opinion.stars.items())
    )
    session.flush()
    return state


def _says_same(review: Review, opinion: Opinion) -> bool:
    """Say whether it says already what its author thinks; the name below it counts as nothing."""
    stars = {one.criterion: one.stars for one in review.stars}
    said = (review.role, review.known, review.text, stars)
    return said == (opinion.role.value, opinion.known.value, opinion.text, dict(opinion.stars))


def address_of(*, review: Review | Authored, cipher: Encrypt) -> EmailAddress:
    """Return the address of a review's author.

    Raises:
        NotFound: the review is a partner's, or the address cannot be read.
    """
    if review.email is None:
        raise NotFound("a partner's review has no author of ours")
    try:
        text = cipher.decrypt(cipher=review.email, owner_id=review.id).decode()
        return read_address(text=text)
    except PortalError as error:
        raise NotFound("the author's address cannot be read") from error


def draft_of(*, review: Review, cipher: Encrypt) -> Opinion | None:
    """Return what waits for its author's confirmation; None if nothing does or can be read."""
    if review.draft is None:
        return None
    try:
        return from_json(text=cipher.decrypt(cipher=review.draft, owner_id=review.id).decode())
    except (DraftInvalid, PortalError):
        return None
