"""Offers like one that did not answer: of its category, near it, and glad to be asked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.availability.light import Shown
from portal.domain.inquiries.terms import ALTERNATIVES_OFFERED
from portal.domain.matching.category import Category
from portal.domain.protocol.searches import wanted_open
from portal.models.facility import Facility
from portal.queries.nearby import list_best
from portal.queries.reaching import CAN_BE_TOLD
from portal.values.errors import NotFound

RADIUS_KM = 25
MOST_LOOKED_AT = 30
"""So many of the best are asked whether they take inquiries."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """An offer that can be asked instead.

    Args:
        distance_m: from the facility that was asked first, in metres.
    """

    facility_id: int
    name: str
    postcode: str
    city: str
    lamp: Shown
    distance_m: int


def list_alternatives(
    session: Session, *, facility_id: int, asked: Collection[int], today: date
) -> tuple[Alternative, ...]:
    """List at most three offers in the published order; `asked` were asked already.

    Ambulatory services must serve the postcode of the facility; others lie within 25 km.

    Raises:
        NotFound: there is no such facility.
    """
    facility = session.get(Facility, facility_id)
    if facility is None:
        raise NotFound("no such facility")
    category = Category(facility.category)
    best = list_best(
        session,
        centre=facility.point,
        postcodes=(facility.postcode,),
        wanted={category: wanted_open(category=category, radius_km=RADIUS_KM)},
        today=today,
        limit=MOST_LOOKED_AT,
    )[category]
    left_out = {facility_id, *asked}
    ids = [one.candidate.facility_id for one in best.hits]
    askable = set(session.scalars(_ASKABLE.where(Facility.id.in_(ids))))
    return tuple(
        Alternative(
            facility_id=scored.candidate.facility_id,
            name=best.details[scored.candidate.facility_id].name,
            postcode=best.details[scored.candidate.facility_id].postcode,
            city=best.details[scored.candidate.facility_id].city,
            lamp=scored.candidate.lamp,
            distance_m=scored.candidate.distance_m,
        )
        for scored in best.hits
        if scored.candidate.facility_id in askable - left_out
    )[:ALTERNATIVES_OFFERED]


_ASKABLE = select(Facility.id).where(Facility.accepts_inquiries, CAN_BE_TOLD).order_by(Facility.id)
