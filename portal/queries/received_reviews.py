"""Published reviews of the facilities of a company, as its dashboard shows them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select, type_coerce
from sqlalchemy.orm import Session, selectinload

from portal.domain.access.acting import Acting
from portal.domain.access.permission import Permission
from portal.domain.matching.category import Category
from portal.domain.reviews.review import State
from portal.domain.reviews.shown import ShownReview
from portal.models.base import UtcDateTime
from portal.models.facility import Facility
from portal.models.review import Review
from portal.queries.desk import of_company
from portal.queries.reviews import shown
from portal.values.errors import NotFound


@dataclass(frozen=True, slots=True)
class ReceivedReview:
    """A published review with the facility it is about.

    Args:
        is_new: nobody of the company has marked it as read.
    """

    review: ShownReview
    facility_id: int
    facility_name: str
    category: Category
    is_new: bool


def list_received(
    session: Session,
    *,
    acting: Acting,
    group_id: str = "",
    is_new: bool = False,
    offset: int = 0,
    limit: int,
) -> tuple[ReceivedReview, ...]:
    """List the reviews that somebody may read, the newest first; two statements.

    With `is_new` only those that nobody has read.
    """
    found = _found(acting, Permission.REVIEWS_READ, group_id)
    if is_new:
        found = found.where(Review.provider_read_at.is_(None))
    rows = session.execute(
        found.order_by(Review.published_at.desc(), Review.id).offset(offset).limit(limit)
    )
    return tuple(_received(*row) for row in rows)


def get_received(
    session: Session, *, acting: Acting, review_id: str, permission: Permission
) -> ReceivedReview:
    """Get a review for which somebody may do this.

    Raises:
        NotFound: there is none for them.
    """
    rows = session.execute(_found(acting, permission, "").where(Review.id == review_id))
    row = rows.one_or_none()
    if row is None:
        raise NotFound("no such review of this company")
    return _received(*row)


def get_for_change(
    session: Session, *, acting: Acting, review_id: str, permission: Permission
) -> Review:
    """Get the stored review for which somebody may do this, locked for a change.

    Raises:
        NotFound: there is none for them.
    """
    found = (
        _found(acting, permission, "")
        .where(Review.id == review_id)
        .with_for_update(of=Review)
        .execution_options(populate_existing=True)
    )
    row = session.execute(found).one_or_none()
    if row is None:
        raise NotFound("no such review of this company")
    return row[0]


def _found(
    acting: Acting, permission: Permission, group_id: str
) -> Select[Review, datetime, int, str, str]:
    return (
        select(
            Review,
            type_coerce(Review.published_at, UtcDateTime()).label("since"),
            Facility.id,
            Facility.name,
            Facility.category,
        )
        .join(Facility, Facility.id == Review.facility_id)
        .where(
            Review.state == State.PUBLISHED.value,
            *of_company(acting=acting, permission=permission, group_id=group_id),
        )
        .options(selectinload(Review.stars))
    )


def _received(
    review: Review, published_at: datetime, facility_id: int, facility_name: str, category: str
) -> ReceivedReview:
    return ReceivedReview(
        review=shown(review=review, published_at=published_at),
        facility_id=facility_id,
        facility_name=facility_name,
        category=Category(category),
        is_new=review.provider_read_at is None,
    )
