"""Bring the rows of one house together: one facility per category, with all its codes."""

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portal.domain.availability.light import KindOfPlace, Report
from portal.domain.directory.record import FacilityRecord
from portal.domain.matching.services import Service
from portal.domain.places.folding import fold

DERIVED_ID_PREFIX = "abgeleitet-"
_ABBREVIATED_STREET = re.compile(r"str\b")
_DIGITS = re.compile(r"([0-9]+)")
_FILLED_FROM_THE_NEXT = (
    "traeger",
    "dachverband",
    "district",
    "phone",
    "email",
    "website",
    "street",
    "house_number",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """The record of one row; `is_named` says that the source gives its name."""

    line: int
    record: FacilityRecord
    is_named: bool


def address_key(*, street: str, house_number: str, postcode: str) -> tuple[str, str, str]:
    """Return what is equal for two spellings of one address („Bahnhofstr. 8 A“, „… 8a“)."""
    folded = _ABBREVIATED_STREET.sub("strasse", fold(text=street))
    return (folded.replace(" ", ""), house_number.casefold().replace(" ", ""), postcode)


def merge_entries(*, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return one entry per house and category, in the order of their first lines.

    Rows belong to one house if the address is the same and the name or the Träger is. A row
    without a street stands alone. The merged entry takes the id that sorts first, so that it
    does not depend on the order of the rows; what a row leaves empty is filled from the next.
    """
    by_address: defaultdict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        record = entry.record
        key = address_key(
            street=record.street, house_number=record.house_number, postcode=record.postcode
        )
        alone = () if key[0] else (str(entry.line),)
        by_address[(record.category.value, *key, *alone)].append(entry)
    merged = [_merged(house) for neighbours in by_address.values() for house in _houses(neighbours)]
    return tuple(sorted(merged, key=lambda entry: entry.line))


def _houses(neighbours: list[Entry]) -> list[list[Entry]]:
    """Group the entries of one address and category that share a name or a Träger."""
    houses: list[tuple[set[str], list[Entry]]] = []
    for entry in neighbours:
        marks = {
            f"name {fold(text=entry.record.name)}",
            f"traeger {fold(text=entry.record.traeger)}",
        }
        marks.discard("traeger ")
        members = [entry]
        apart = []
        for known_marks, known_members in houses:
            if marks & known_marks:
                marks |= known_marks
                members = known_members + members
            else:
                apart.append((known_marks, known_members))
        houses = [*apart, (marks, members)]
    return [members for _, members in houses]


def _merged(house: list[Entry]) -> Entry:
    members = sorted(house, key=lambda entry: _id_order(entry.record.external_id))
    first = members[0]
    if len(members) == 1:
        return first
    records = [entry.record for entry in members]
    positioned = next((r for r in records if r.position_is_exact), first.record)
    named = next((entry for entry in members if entry.is_named), first)
    codes = {service for record in records for service in record.services}
    filled: dict[str, Any] = {
        field: next(filter(None, (getattr(record, field) for record in records)), "")
        for field in _FILLED_FROM_THE_NEXT
    }
    served, is_presumed = _served(records)
    return Entry(
        line=min(entry.line for entry in members),
        is_named=named.is_named,
        record=dataclasses.replace(
            first.record,
            name=named.record.name,
            lat_micro=positioned.lat_micro,
            lon_micro=positioned.lon_micro,
            position_is_exact=positioned.position_is_exact,
            services=tuple(service for service in Service if service in codes),
            # Places of short stay are mostly part of the house's places, so they are not added.
            capacity=max((r.capacity for r in records if r.capacity), default=None),
            reports=_reports(records),
            source_on=max((r.source_on for r in records if r.source_on), default=None),
            served_postcodes=served,
            serves_presumed_area=is_presumed,
            **filled,
        ),
    )


def _served(records: list[FacilityRecord]) -> tuple[tuple[str, ...], bool]:
    """Return the postcodes that any row states; only if none does, the presumed ones."""
    stated = [record for record in records if not record.serves_presumed_area]
    postcodes = {code for record in stated or records for code in record.served_postcodes}
    return tuple(sorted(postcodes)), not stated


def _reports(records: list[FacilityRecord]) -> tuple[Report, ...]:
    """Return one report per kind of place: the one that was confirmed last."""
    latest: dict[KindOfPlace, Report] = {}
    for report in (report for record in records for report in record.reports):
        known = latest.get(report.kind)
        if known is None or str(report.confirmed_on or "") > str(known.confirmed_on or ""):
            latest[report.kind] = report
    return tuple(latest[kind] for kind in KindOfPlace if kind in latest)


def _id_order(external_id: str) -> tuple[bool, tuple[tuple[int, str], ...]]:
    """Return a sort key: ids of the source before derived ones, and „9“ before „10“."""
    numbers_by_size = tuple(
        (len(part.lstrip("0")), part) if part.isdigit() else (0, part)
        for part in _DIGITS.split(external_id)
    )
    return external_id.startswith(DERIVED_ID_PREFIX), numbers_by_size
