"""Reviews of a facility: what everybody sees, and what waits for a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select, type_coerce
from sqlalchemy.orm import Session, selectinload

from portal.domain.reviews.review import AuthorRole, Known, Origin, State
from portal.domain.reviews.shown import Numbers, ShownReview
from portal.models.base import UtcDateTime
from portal.models.review import Review, ReviewReport, ReviewStars
from portal.values.errors import NotFound

AT_A_TIME = 500
_SHOWN = Review.state == State.PUBLISHED.value
# With a time that is never missing: the database takes no published review without one.
_PUBLISHED = (
    select(Review, type_coerce(Review.published_at, UtcDateTime()).label("since"))
    .where(_SHOWN)
    .options(selectinload(Review.stars))
)


@dataclass(frozen=True, slots=True)
class Authored:
    """A review with the ciphertext of its author's address, bound to its id."""

    id: str
    email: bytes | None


def list_published(
    session: Session, *, facility_id: int, limit: int, offset: int = 0
) -> tuple[ShownReview, ...]:
    """Return published reviews with their stars, the newest first."""
    found = (
        _PUBLISHED.where(Review.facility_id == facility_id)
        .order_by(Review.published_at.desc(), Review.id)
        .limit(limit)
        .offset(offset)
    )
    return tuple(
        shown(review=review, published_at=moment) for review, moment in session.execute(found)
    )


def count_reviews(session: Session, *, facility_id: int) -> Numbers:
    """Return how many reviews of a facility everybody reads, and how many were taken off."""
    was_public = and_(Review.state == State.REJECTED.value, Review.published_at.is_not(None))
    counted = select(
        func.count(Review.id).filter(_SHOWN), func.count(Review.id).filter(was_public)
    ).where(Review.facility_id == facility_id)
    published, removed = session.execute(counted).one()
    return Numbers(published=published, removed=removed)


def list_stars(session: Session, *, facility_id: int) -> tuple[tuple[str, str, int], ...]:
    """Return review id, criterion and stars of every published review."""
    found = (
        select(ReviewStars.review_id, ReviewStars.criterion, ReviewStars.stars)
        .join(Review)
        .where(Review.facility_id == facility_id, _SHOWN)
        .order_by(ReviewStars.review_id, ReviewStars.criterion)
    )
    return tuple((row[0], row[1], row[2]) for row in session.execute(found))


def find_by_author(session: Session, *, facility_id: int, author_key: str) -> Review | None:
    """Return what this author wrote about this facility, locked for a change; None if nothing."""
    found = (
        select(Review)
        .where(Review.facility_id == facility_id, Review.author_key == author_key)
        .options(selectinload(Review.stars))
        .with_for_update()
    )
    return session.scalars(found).one_or_none()


def list_with_address(session: Session) -> Iterator[Authored]:
    """Give every review whose author can be written to, in order, a part at a time."""
    found = (
        select(Review.id, Review.email)
        .where(Review.email.is_not(None))
        .order_by(Review.id)
        .execution_options(yield_per=AT_A_TIME)
    )
    for row in session.execute(found):
        yield Authored(id=row.id, email=row.email)


def list_by_ids(session: Session, *, review_ids: Sequence[str]) -> Sequence[Review]:
    """Return these reviews, locked for a change, in order; those that are gone are left out."""
    found = (
        select(Review)
        .where(Review.id.in_(review_ids))
        .options(selectinload(Review.stars))
        .order_by(Review.id)
        .with_for_update()
    )
    return session.scalars(found).all()


def get_by_token(session: Session, *, token_hash: str, for_update: bool = False) -> Review:
    """Return the review to which an author's link leads, the one that confirms or the one kept.

    Raises:
        NotFound: no link of ours has this token, or the review was deleted.
    """
    found = (
        select(Review)
        .where(or_(Review.token_hash == token_hash, Review.draft_token_hash == token_hash))
        .options(selectinload(Review.stars))
    )
    if for_update:
        found = found.with_for_update()
    review = session.scalars(found).one_or_none()
    if review is None:
        raise NotFound("no review with this token")
    return review


def get_published(session: Session, *, facility_id: int, review_id: str) -> Review:
    """Return one published review of a facility.

    Raises:
        NotFound: there is none, it is not public or belongs to another facility.
    """
    return _published(session, facility_id, review_id)[0]


def get_shown(session: Session, *, facility_id: int, review_id: str) -> ShownReview:
    """Return what everybody sees of one published review.

    Raises:
        NotFound: there is none, it is not public or belongs to another facility.
    """
    review, published_at = _published(session, facility_id, review_id)
    return shown(review=review, published_at=published_at)


def list_waiting(session: Session, *, limit: int) -> Sequence[Review]:
    """Return the reviews that wait for a decision, the oldest first."""
    found = (
        select(Review)
        .where(Review.state == State.WAITING.value)
        .options(selectinload(Review.stars))
        .order_by(Review.drafted_at, Review.id)
        .limit(limit)
    )
    return session.scalars(found).all()


def list_open_reports(session: Session, *, limit: int) -> Sequence[ReviewReport]:
    """Return the reports that wait for a decision, the oldest first."""
    found = (
        select(ReviewReport)
        .where(ReviewReport.decision == "")
        .order_by(ReviewReport.reported_at, ReviewReport.id)
        .limit(limit)
    )
    return session.scalars(found).all()


def list_drafts_before(session: Session, *, moment: datetime, limit: int) -> Sequence[Review]:
    """Return what nobody confirmed since then, with nothing public under it."""
    found = (
        select(Review)
        .where(Review.state == State.DRAFT.value, Review.drafted_at < moment)
        .order_by(Review.drafted_at, Review.id)
        .limit(limit)
    )
    return session.scalars(found).all()


def _published(session: Session, facility_id: int, review_id: str) -> tuple[Review, datetime]:
    found = _PUBLISHED.where(Review.id == review_id, Review.facility_id == facility_id)
    row = session.execute(found).one_or_none()
    if row is None:
        raise NotFound("no such review")
    return row[0], row[1]


def shown(*, review: Review, published_at: datetime) -> ShownReview:
    """Return a published review, with its stars loaded, as everybody sees it."""
    return ShownReview(
        review_id=review.id,
        origin=Origin(review.origin),
        role=AuthorRole(review.role),
        stars={one.criterion: one.stars for one in review.stars},
        text=review.text,
        signed=review.signed,
        known=Known(review.known),
        published_at=published_at,
        answer=review.answer,
        answered_at=review.answered_at,
    )
