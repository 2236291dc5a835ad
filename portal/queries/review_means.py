"""What everybody together thinks of a facility."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.reviews.mean import Mean, mean_of, overall
from portal.domain.reviews.review import State
from portal.models.review import Review, ReviewStars
from portal.queries.reviews import list_stars


@dataclass(frozen=True, slots=True)
class Means:
    """The mean of all reviews, and of each criterion that anybody rated."""

    overall: Mean
    by_criterion: Mapping[str, Mean]


def read_means(session: Session, *, facility_id: int) -> Means:
    """Return the means of the published reviews; one statement, however many there are."""
    by_review: dict[str, dict[str, int]] = defaultdict(dict)
    by_criterion: dict[str, list[int]] = defaultdict(list)
    for review_id, criterion, stars in list_stars(session, facility_id=facility_id):
        by_review[review_id][criterion] = stars
        by_criterion[criterion].append(stars)
    return Means(
        overall=overall(reviews=tuple(by_review.values())),
        by_criterion={
            criterion: mean_of(total=sum(stars), votes=len(stars))
            for criterion, stars in by_criterion.items()
        },
    )


def list_overall(session: Session, *, facility_ids: Collection[int]) -> Mapping[int, Mean]:
    """Return the mean of the published reviews of each facility; one statement for all."""
    found = (
        select(Review.facility_id, Review.id, ReviewStars.criterion, ReviewStars.stars)
        .join(ReviewStars)
        .where(Review.facility_id.in_(facility_ids), Review.state == State.PUBLISHED.value)
        .order_by(Review.facility_id, Review.id, ReviewStars.criterion)
    )
    stars: dict[int, dict[str, dict[str, int]]] = {one: {} for one in facility_ids}
    for facility_id, review_id, criterion, number in session.execute(found):
        stars[facility_id].setdefault(review_id, {})[criterion] = number
    return {one: overall(reviews=tuple(reviews.values())) for one, reviews in stars.items()}
