"""List the best offers near a place with the reasons for each, or those found by words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from portal.domain.availability.light import Shown, best
from portal.domain.matching.category import Category
from portal.domain.matching.reasons import Clauses, Why, explain
from portal.domain.matching.score import Scored, Wanted
from portal.domain.matching.services import Service, services_in
from portal.domain.places.place import Place
from portal.domain.protocol.parts import Hit, Listing
from portal.domain.reviews.mean import UNRATED, Mean, mean_of_parts
from portal.domain.robin.recommendation import PartAdvice
from portal.queries import anywhere, nearby, nearby_counts
from portal.queries.facilities import Details
from portal.queries.nearby import Best
from portal.queries.ready import Source


@dataclass(frozen=True, slots=True)
class OpenListing:
    """What the open directory lists of one category near a place, or found by words alone.

    Args:
        wider: as in `Listing`; None where there is no place.
        elsewhere: where words find nothing, how many have them in all of Germany, exact up to
            200, of each category that has some.
        beside: where nothing fits near a place, how many do in the other categories asked for,
            exact up to 200, without those that have none.
    """

    hits: tuple["Offer", ...]
    total: int
    total_is_capped: bool
    wider: int | None = None
    elsewhere: Mapping[Category, int] = field(default_factory=dict)
    beside: Mapping[Category, int] = field(default_factory=dict)


class Offer(NamedTuple):
    """An offer in the open directory, which gives no reasons; see `Hit`.

    Args:
        distance_m: None where nobody said from where.
    """

    facility_id: int
    name: str
    street_line: str
    postcode: str
    city: str
    phone: str
    email: str
    website: str
    lamp: Shown
    distance_m: int | None
    is_managed: bool
    area_is_presumed: bool
    source: str
    rating: Mean = UNRATED


def list_near(
    session: Source,
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


def list_open(
    session: Source,
    *,
    place: Place | None,
    wanted: Wanted,
    beside: Iterable[Wanted],
    today: date,
    limit: int,
) -> OpenListing:
    """Return the best offers of one category: near a place, in the published order.

    Without a place they are found by words in all of Germany; see `anywhere.list_anywhere`.
    What fits the searches `beside` is looked at and counted only where there is nothing near.
    """
    listing = (
        _anywhere(session, wanted, today, limit)
        if place is None
        else _near(session, place, wanted, today, limit)
    )
    if listing.hits:
        return listing
    if place is not None:
        centre = nearby_counts.Place(centre=place.point, postcodes=place.postcodes)
        counts = nearby_counts.count_fitting(session, place=centre, wanted=tuple(beside))
        listing = replace(listing, beside=counts)
    if not wanted.words:
        return listing
    return replace(listing, elsewhere=anywhere.count_by_category(session, words=wanted.words))


def _near(session: Source, place: Place, wanted: Wanted, today: date, limit: int) -> OpenListing:
    found = nearby.list_best(
        session,
        centre=place.point,
        postcodes=place.postcodes,
        wanted={wanted.category: wanted},
        today=today,
        limit=limit,
    )[wanted.category]
    return OpenListing(
        hits=tuple(
            _offer(found.details[one.facility_id], one.lamp, one.distance_m)
            for one, _ in found.hits
        ),
        total=found.total,
        total_is_capped=found.total_is_capped,
        wider=found.wider,
    )


def _anywhere(session: Source, wanted: Wanted, today: date, limit: int) -> OpenListing:
    found = anywhere.list_anywhere(session, wanted=wanted, today=today, limit=limit)
    lamps = (best(reports=one.reports, kinds=wanted.kinds, today=today) for one in found.hits)
    return OpenListing(
        hits=tuple(_offer(one, lamp, None) for one, lamp in zip(found.hits, lamps, strict=True)),
        total=found.total,
        total_is_capped=found.total_is_capped,
    )


def _offer(facility: Details, lamp: Shown, distance_m: int | None) -> Offer:
    return Offer(
        facility.facility_id,
        facility.name,
        facility.street_line,
        facility.postcode,
        facility.city,
        facility.phone,
        facility.email,
        facility.website,
        lamp,
        distance_m,
        facility.is_managed,
        facility.area_is_presumed,
        facility.source,
        mean_of_parts(parts=facility.star_parts, votes=facility.votes),
    )


def _listing(best: Best, wanted: Wanted, advice: PartAdvice | None) -> Listing:
    clauses = _clauses(advice) if advice else {}
    hits = tuple(
        _hit(best.details[scored.candidate.facility_id], scored, wanted, clauses)
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
        facility_id=facility.facility_id,
        name=facility.name,
        category=wanted.category,
        traeger=facility.traeger,
        street_line=facility.street_line,
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
        area_is_presumed=facility.area_is_presumed,
        source=facility.source,
        rating=mean_of_parts(parts=facility.star_parts, votes=facility.votes),
    )
