"""Find the facility that a partner's review is about, and say when it is none of ours."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from portal.domain.matching.category import Category
from portal.domain.places.folding import fold
from portal.domain.reviews.criteria import Criteria
from portal.domain.reviews.partner_file import PartnerReview
from portal.domain.reviews.review import Known, Opinion
from portal.values.errors import PortalError

_LATEST = ((timedelta(days=42), Known.AKTUELL), (timedelta(days=183), Known.HALBES_JAHR))
_THIS_YEAR = timedelta(days=366)


class Unmatched(PortalError):
    """Report a review of which we do not know for sure what it is about."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A facility that may be meant."""

    facility_id: int
    name: str
    postcode: str
    category: Category


def match(*, review: PartnerReview, candidates: Sequence[Candidate]) -> Candidate:
    """Return the facility that is meant: by our number, else by name and postcode.

    Names are compared as places are: „St. Anna“ is „Sankt Anna“.

    Raises:
        Unmatched: none is, or several may be; says which.
    """
    if review.facility_id is not None:
        found = [one for one in candidates if one.facility_id == review.facility_id]
        if not found:
            raise Unmatched(f"there is no facility with the number {review.facility_id}")
        return found[0]
    name = fold(text=review.facility_name)
    found = [
        one for one in candidates if one.postcode == review.postcode and fold(text=one.name) == name
    ]
    if len(found) != 1:
        number = "several facilities have" if found else "no facility has"
        raise Unmatched(f"{number} this name at this postcode")
    return found[0]


def opinion_of(
    *, review: PartnerReview, category: Category, criteria: Criteria, today: date
) -> Opinion:
    """Return what the review says about a facility of this category, seen from today.

    Raises:
        Unmatched: it rates what is not rated about facilities of this category.
    """
    rated: Collection[str] = {one.key for one in criteria.of(category=category)}
    strange = sorted(review.stars.keys() - rated)
    if strange:
        raise Unmatched(f"{category.value} is not rated by {', '.join(strange)}")
    return Opinion(
        role=review.role,
        stars=review.stars,
        text=review.text,
        signed=review.signed,
        known=_known(today - review.written_on),
    )


def _known(age: timedelta) -> Known:
    for term, known in _LATEST:
        if age <= term:
            return known
    return Known.EIN_JAHR if age <= _THIS_YEAR else Known.LAENGER
