"""Read one row into a record of the directory."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portal.domain.availability.light import Light, Report
from portal.domain.directory.cells import (
    checked,
    read_capacity,
    read_day,
    read_email,
    read_phone,
    read_places,
    read_website,
)
from portal.domain.directory.locating import (
    Location,
    PostcodeLookup,
    known_place,
    locate,
    presumed_area,
    split_street,
)
from portal.domain.directory.mapping import Offer, extra_services, offer_for
from portal.domain.directory.merging import DERIVED_ID_PREFIX, Entry, address_key
from portal.domain.directory.record import FacilityRecord, RowRefused
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.places.folding import fold

MAX_ID_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class _Address:
    street: str
    house_number: str


def read_row(*, line: int, cells: Mapping[str, str], places: PostcodeLookup, today: date) -> Entry:
    """Return the record that a row describes; `today` is the last day a report may name.

    Raises:
        RowRefused: the row is hostile, incomplete or not in the import mapping.
    """
    cells = checked(cells=cells)
    offer = offer_for(kind_of_care=cells["versorgungsart"], offer=cells["angebot"])
    location = locate(cells=cells, places=places)
    address = _address(cells)
    name = cells["name"] or _derived_name(cells, address, location)
    served, is_presumed = _served(cells, offer, location, places)
    codes = {
        *offer.services,
        *extra_services(codes=cells["leistungen"], category=offer.category),
    }
    record = FacilityRecord(
        external_id=_external_id(cells, offer, location, address, name),
        category=offer.category,
        name=name,
        traeger=cells["traeger"],
        dachverband=cells["dachverband"],
        street=address.street,
        house_number=address.house_number,
        postcode=location.postcode,
        city=location.city,
        district=cells["ortsteil"],
        lat_micro=location.point.lat_micro,
        lon_micro=location.point.lon_micro,
        position_is_exact=location.is_exact,
        phone=read_phone(text=cells["telefon"]),
        email=read_email(text=cells["email"]),
        website=read_website(text=cells["internet"]),
        capacity=_capacity(cells, offer),
        services=tuple(service for service in Service if service in codes),
        served_postcodes=served,
        serves_presumed_area=is_presumed,
        reports=_reports(cells, offer, today),
        source_on=read_day(text=cells["stand"], column="stand", last=today),
    )
    return Entry(line=line, record=record, is_named=bool(cells["name"]))


def _address(cells: Mapping[str, str]) -> _Address:
    if cells["hausnummer"]:
        return _Address(cells["strasse"], cells["hausnummer"])
    return _Address(*split_street(text=cells["strasse"]))


def _derived_name(cells: Mapping[str, str], address: _Address, location: Location) -> str:
    """Name what the source leaves nameless: the Träger, else the offer and where it is."""
    if cells["traeger"]:
        return cells["traeger"]
    where = " ".join(part for part in (address.street, address.house_number) if part)
    offer = "" if cells["versorgungsart"] == "OSM" else cells["angebot"]
    if not offer and cells["versorgungsart"] == "OSM":
        raise RowRefused(column="name", reason="neither a name nor a Träger")
    return f"{offer or 'Wohnangebot'}, {where or location.city}"


def _served(
    cells: Mapping[str, str], offer: Offer, location: Location, places: PostcodeLookup
) -> tuple[tuple[str, ...], bool]:
    stated = {part.strip() for part in cells["versorgte_plz"].split("|")} - {""}
    if offer.category is not Category.AMBULANT:
        if stated:
            raise RowRefused(column="versorgte_plz", reason="is for ambulatory offers only")
        return (), False
    if not stated:
        return presumed_area(location=location, places=places), True
    for postcode in stated:
        known_place(postcode=postcode, column="versorgte_plz", places=places)
    return tuple(sorted(stated)), False


def _capacity(cells: Mapping[str, str], offer: Offer) -> int | None:
    # Sources write 1 for „one service“, which is not a number of places.
    number = read_capacity(text=cells["kapazitaet"])
    return None if offer.category is Category.AMBULANT else number


def _reports(cells: Mapping[str, str], offer: Offer, today: date) -> tuple[Report, ...]:
    free_from = read_day(text=cells["ampel_frei_ab"], column="ampel_frei_ab", last=None)
    confirmed_on = read_day(
        text=cells["ampel_bestaetigt_am"], column="ampel_bestaetigt_am", last=today
    )
    free_places = read_places(text=cells["ampel_plaetze"])
    if not cells["ampel"]:
        if free_from or confirmed_on or free_places is not None:
            raise RowRefused(column="ampel", reason="is missing although its details are given")
        return ()
    if cells["ampel"] not in set(Light):
        raise RowRefused(
            column="ampel", reason=f"{cells['ampel'][:20]!r} is none of {', '.join(Light)}"
        )
    return (Report(offer.kind, Light(cells["ampel"]), confirmed_on, free_places, free_from),)


def _external_id(
    cells: Mapping[str, str], offer: Offer, location: Location, address: _Address, name: str
) -> str:
    """Return the source's id, else one that stays the same while name and address do."""
    if len(cells["kennung"]) > MAX_ID_CHARACTERS:
        raise RowRefused(column="kennung", reason=f"more than {MAX_ID_CHARACTERS} characters")
    if cells["kennung"]:
        return cells["kennung"]
    key = address_key(
        street=address.street, house_number=address.house_number, postcode=location.postcode
    )
    parts = [offer.category.value, fold(text=name), *key]
    if not address.street:
        parts += [str(location.point.lat_micro), str(location.point.lon_micro)]
    digest = hashlib.sha256("|".join(parts).encode()).hexdigest()
    return f"{DERIVED_ID_PREFIX}{digest[:24]}"
