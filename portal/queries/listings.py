"""List the best offers near a place with the reasons for each."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from portal.domain.matching.category import Category
from portal.domain.matching.reasons import Clauses, Why, explain
from portal.domain.matching.score import Scored, Wanted
from portal.domain.matching.services import Service, services_in
from portal.domain.places.place import Place
from portal.domain.protocol.parts import Hit, Listing
from portal.domain.robin.recommendation import PartAdvice
from portal.queries import nearby
from portal.queries.nearby import Best

Details = Row[*tuple[Any, ...]]
"""A row of what `facilities.list_with_reports` gives of a facility."""


def list_near(
    session: Session,
    *,
    place: Place,
    wanted: Mapping[Category, Wanted],
    advices: Mapping[Category, PartAdvice],
    today: date,
    limit: int,
) -> Mapping[Category, Listing]:
    """Return the best offers of each category asked for, in the published order.

    `advices` gives the reasons for the needs of a category; a category without advice has none.
    """
    best = nearby.list_best(
        session,
        centre=place.point,
        postcodes=place.postcodes,
        wanted=wanted,
        today=today,
        limit=limit,
    )
    return {
        category: _listing(one, wanted[category], advices.get(category))
        for category, one in best.items()
    }


def _listing(best: Best, wanted: Wanted, advice: PartAdvice | None) -> Listing:
    clauses = _clauses(advice) if advice else {}
    hits = tuple(
        _hit(best.details[scored.candidate.facility_id][0], scored, wanted, clauses)
        for scored in best.hits
    )
    indispensable = [service for group in wanted.mandatory for service in group]
    missing = indispensable or list(wanted.needed)
    return Listing(
        hits=hits,
        total=best.total,
        total_is_capped=best.total_is_capped,
        of_kind=best.of_kind,
        wider=best.wider,
        missing=tuple(sorted(missing, key=list(Service).index)) if not hits else (),
    )


def _clauses(advice: PartAdvice) -> Mapping[Service, Clauses]:
    return {
        need.service: Clauses(treffer=need.hit, anlass=need.clauses[0] if need.clauses else None)
        for need in advice.needs
    }


def _hit(
    facility: Details, scored: Scored, wanted: Wanted, clauses: Mapping[Service, Clauses]
) -> Hit:
    why: Why = explain(candidate=scored.candidate, wanted=wanted, clauses=clauses)
    return Hit(
        facility_id=facility.id,
        name=facility.name,
        category=Category(facility.category),
        traeger=facility.traeger,
        street_line=f"{facility.street} {facility.house_number}".strip(),
        postcode=facility.postcode,
        city=facility.city,
        phone=facility.phone,
        email=facility.email,
        website=facility.website,
        services=services_in(bits=facility.service_bits),
        lamp=scored.candidate.lamp,
        distance_m=scored.candidate.distance_m,
        points=scored.score.points,
        why=why,
        is_managed=facility.is_managed,
        area_is_presumed=facility.serves_presumed_area,
        source=facility.source_name,
    )
