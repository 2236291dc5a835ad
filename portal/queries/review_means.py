"""What everybody together thinks of a facility."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from portal.domain.reviews.mean import Mean, mean_of, overall
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
