"""Reviews for the person who decides about them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, selectinload

from portal.domain.matching.category import Category
from portal.domain.reviews.checking import Doubt
from portal.domain.reviews.review import AuthorRole, Known, Origin, State
from portal.models.facility import Facility
from portal.models.review import Review, ReviewReport
from portal.values.errors import NotFound

_WAITS = Review.state == State.WAITING.value
_IS_OPEN = ReviewReport.decision == ""


@dataclass(frozen=True, slots=True)
class Queued:
    """A review that somebody should look at, as a line of the list.

    Args:
        since: when it was written; of a reported one, when it was first reported.
        count: of doubts, or of open reports.
    """

    review_id: str
    facility_name: str
    city: str
    origin: Origin
    since: datetime
    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody finds wrong with a review, and what was decided; None while it is open."""

    reason: str
    reported_at: datetime
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A review as support sees it.

    Args:
        mark: of what stands there now; a decision about anything else is refused.
        is_partners: nobody of ours wrote it, and nobody is told.
    """

    review_id: str
    facility_id: int
    facility_name: str
    city: str
    category: Category
    origin: Origin
    is_partners: bool
    state: State
    role: AuthorRole
    known: Known
    stars: Mapping[str, int]
    text: str
    signed: str
    doubts: tuple[Doubt, ...]
    decision: str
    written_at: datetime
    published_at: datetime | None
    reports: tuple[Report, ...]
    mark: str

    @property
    def is_open(self) -> bool:
        """Say whether somebody has to decide."""
        return self.state is State.WAITING or any(one.decided_at is None for one in self.reports)


def list_waiting_lines(session: Session, *, limit: int) -> tuple[Queued, ...]:
    """Return the reviews that wait for a decision, the oldest first."""
    found = (
        select(Review, Facility.name, Facility.city)
        .join(Facility, Facility.id == Review.facility_id)
        .where(_WAITS)
        .order_by(Review.drafted_at, Review.id)
        .limit(limit)
    )
    return tuple(
        _line(review, name, city, review.drafted_at, len(review.doubts.split()))
        for review, name, city in session.execute(found)
    )


def list_reported_lines(session: Session, *, limit: int) -> tuple[Queued, ...]:
    """Return the reviews with open reports, the first reported first; none that waits anyway."""
    first = func.min(ReviewReport.reported_at).label("first")
    reports = (
        select(ReviewReport.review_id, first, func.count(ReviewReport.id).label("number"))
        .where(_IS_OPEN)
        .group_by(ReviewReport.review_id)
        .subquery()
    )
    found = (
        select(Review, Facility.name, Facility.city, reports.c.first, reports.c.number)
        .join(reports, reports.c.review_id == Review.id)
        .join(Facility, Facility.id == Review.facility_id)
        .where(~_WAITS)
        .order_by(reports.c.first, Review.id)
        .limit(limit)
    )
    return tuple(
        _line(review, name, city, since, number)
        for review, name, city, since, number in session.execute(found)
    )


def get_judged(session: Session, *, review_id: str) -> Judged:
    """Return a review with everything that helps to decide.

    Raises:
        NotFound: there is none, or its author has not confirmed it.
    """
    found = (
        select(Review, Facility.name, Facility.city, Facility.category)
        .join(Facility, Facility.id == Review.facility_id)
        .where(Review.id == review_id, Review.state != State.DRAFT.value)
        .options(selectinload(Review.stars))
    )
    row = session.execute(found).one_or_none()
    if row is None:
        raise NotFound("no such review")
    review, name, city, category = row
    reports = tuple(session.scalars(_reports_of(review_id)))
    return Judged(
        review_id=review.id,
        facility_id=review.facility_id,
        facility_name=name,
        city=city,
        category=Category(category),
        origin=Origin(review.origin),
        is_partners=review.origin != Origin.PORTAL.value,
        state=State(review.state),
        role=AuthorRole(review.role),
        known=Known(review.known),
        stars={one.criterion: one.stars for one in review.stars},
        text=review.text,
        signed=review.signed,
        doubts=tuple(Doubt(one) for one in review.doubts.split()),
        decision=review.decision,
        written_at=review.drafted_at,
        published_at=review.published_at,
        reports=tuple(Report(one.reason, one.reported_at, one.decided_at) for one in reports),
        mark=_mark_of(review, reports),
    )


def get_for_decision(session: Session, *, review_id: str) -> tuple[Review, str]:
    """Return a review, locked for a change, and the mark of what stands there now.

    Raises:
        NotFound: there is none.
    """
    found = select(Review).where(Review.id == review_id).with_for_update()
    review = session.scalars(found.execution_options(populate_existing=True)).one_or_none()
    if review is None:
        raise NotFound("no such review")
    return review, _mark_of(review, tuple(session.scalars(_reports_of(review_id))))


def _reports_of(review_id: str) -> Select[ReviewReport]:
    return (
        select(ReviewReport)
        .where(ReviewReport.review_id == review_id)
        .order_by(ReviewReport.reported_at, ReviewReport.id)
    )


def _mark_of(review: Review, reports: Sequence[ReviewReport]) -> str:
    """Return another text for everything that could make a person decide otherwise."""
    seen = [review.state, review.drafted_at.isoformat(), review.text, review.decision]
    seen += [f"{one.id} {one.decision}" for one in reports]
    return hashlib.sha256("\n".join(seen).encode()).hexdigest()[:32]


def _line(review: Review, name: str, city: str, since: datetime, count: int) -> Queued:
    return Queued(
        review_id=review.id,
        facility_name=name,
        city=city,
        origin=Origin(review.origin),
        since=since,
        count=count,
    )
