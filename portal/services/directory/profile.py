"""Read what a facility's page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.domain.availability.light import KindOfPlace, Light, Report, Shown, shown
from portal.domain.inquiries.response_time import MOST_ANSWERS, ResponseBand, usual_response
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, services_in
from portal.domain.profiles.content import ProfileContent
from portal.domain.profiles.files import FileKind, ProfileFile
from portal.domain.profiles.hours import days_in
from portal.domain.profiles.housing import Unit
from portal.domain.profiles.own_share import OwnShare, own_shares
from portal.domain.profiles.saving import active
from portal.domain.reviews.mean import Mean, mean_of_parts
from portal.law.parameters import Parameters
from portal.queries import facilities, profiles
from portal.queries.facilities import KINDS, LIGHTS, Lit
from portal.queries.ready import Source
from portal.queries.received_inquiries import list_answer_times
from portal.values.weekday import Weekday


@dataclass(frozen=True, slots=True)
class KindShown:
    """The lamp of one kind of place.

    Args:
        confirmed_on: day of the last confirmation, however long ago; None if there is none.
        weekdays: days on which there is room, as long as the lamp still says something.
    """

    kind: KindOfPlace
    lamp: Shown
    confirmed_on: date | None
    weekdays: tuple[Weekday, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the provider tells beyond the address.

    Args:
        portrait: of the person to ask for.
        units: flats of a housing offer.
        shares: what residents of a Heim pay; empty if not every part of the price is stated.
    """

    content: ProfileContent
    portrait: ProfileFile | None
    pictures: tuple[ProfileFile, ...]
    documents: tuple[ProfileFile, ...]
    units: tuple[Unit, ...]
    shares: tuple[OwnShare, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A facility as strangers see it, or would see it if it were published.

    Args:
        served: number of postcodes it serves; 0 for all but ambulatory ones.
        source_on: day for which the source vouches; None if it does not say.
        response: how soon it usually answers inquiries; None with fewer than five answers.
        told: what its provider tells; None if nobody keeps the profile.
    """

    facility_id: int
    name: str
    category: Category
    traeger: str
    dachverband: str
    street_line: str
    postcode: str
    city: str
    district: str
    phone: str
    email: str
    website: str
    capacity: int | None
    services: tuple[Service, ...]
    lamps: tuple[KindShown, ...]
    served: int
    area_is_presumed: bool
    position_is_exact: bool
    is_managed: bool
    accepts_inquiries: bool
    source: str
    attribution: str
    licence: str
    source_on: date | None
    reviews: Mean
    response: ResponseBand | None
    told: Told | None


def read_profile(
    session: Source, *, facility_id: int, parameters: Parameters, today: date
) -> Profile:
    """Return the profile of a published facility; what a Heim costs by the law of `today`.

    Raises:
        NotFound: there is no such facility, or it is not published.
    """
    rows = facilities.get_published(session, facility_id=facility_id)
    return _profile(session, rows, parameters, today)


def preview_profile(
    session: Source, *, facility_id: int, company_id: str, parameters: Parameters, today: date
) -> Profile:
    """Return the profile that strangers would see of a facility that this company keeps.

    Raises:
        NotFound: there is none, it waits in the bin, or another company keeps it.
    """
    rows = facilities.get_kept(session, facility_id=facility_id, company_id=company_id)
    return _profile(session, rows, parameters, today)


def _profile(session: Source, rows: Sequence[Lit], parameters: Parameters, today: date) -> Profile:
    facility = rows[0]
    return Profile(
        facility_id=facility.id,
        name=facility.name,
        category=Category(facility.category),
        traeger=facility.traeger,
        dachverband=facility.dachverband,
        street_line=f"{facility.street} {facility.house_number}".strip(),
        postcode=facility.postcode,
        city=facility.city,
        district=facility.district,
        phone=facility.phone,
        email=facility.email,
        website=facility.website,
        capacity=facility.capacity,
        services=services_in(bits=facility.service_bits),
        lamps=tuple(_lamp(row, row.kind, today) for row in rows if row.kind is not None),
        served=facility.served,
        area_is_presumed=facility.serves_presumed_area,
        position_is_exact=facility.position_is_exact,
        is_managed=facility.is_managed,
        accepts_inquiries=facility.accepts_inquiries,
        source=facility.source_name,
        attribution=facility.attribution,
        licence=facility.licence,
        source_on=facility.source_on,
        reviews=mean_of_parts(parts=facility.rating_parts, votes=facility.rating_votes),
        response=_response(session, facility.id) if facility.answered else None,
        told=_told(session, facility, parameters, today) if facility.is_managed else None,
    )


def _response(session: Source, facility_id: int) -> ResponseBand | None:
    found = list_answer_times(session, facility_id=facility_id, limit=MOST_ANSWERS)
    return usual_response(taken=[answered_at - sent_at for sent_at, answered_at in found])


def _told(session: Source, facility: Lit, parameters: Parameters, today: date) -> Told | None:
    found = profiles.find_told(session, facility_id=facility.id, today=today)
    if found is None:
        return None
    content, limits = found
    files = profiles.list_files(session, facility_id=facility.id)
    pictures = tuple(one for one in files if one.kind is FileKind.BILD)
    if limits is not None:  # What only a licence covers rests without one.
        content, pictures = active(content=content, limits=limits), pictures[: limits.pictures]
    is_housing = facility.category == Category.WOHNEN
    is_home = facility.category == Category.STATIONAER and content.prices.amounts
    return Told(
        content=content,
        portrait=next((one for one in files if one.kind is FileKind.PERSON), None),
        pictures=pictures,
        documents=tuple(one for one in files if not one.kind.is_picture),
        units=profiles.list_units(session, facility_id=facility.id) if is_housing else (),
        shares=own_shares(prices=content.prices, law=parameters.at(day=today)) if is_home else (),
    )


def _lamp(row: Lit, kind: str, today: date) -> KindShown:
    report = Report(
        kind=KINDS[kind],
        light=LIGHTS[row.light],
        confirmed_on=row.confirmed_on,
        places=row.places,
        free_from=row.free_from,
    )
    lamp = shown(report=report, today=today)
    return KindShown(
        kind=report.kind,
        lamp=lamp,
        confirmed_on=report.confirmed_on if report.light is not Light.UNBEKANNT else None,
        weekdays=days_in(bits=row.weekdays) if lamp.light is Light.FREI else (),
    )
