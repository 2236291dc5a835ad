"""Reading candidates: rows of the radius search become measured offers with their lamps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace, Light, Report, best
from portal.domain.matching.category import Category
from portal.domain.matching.score import Candidate
from portal.queries import nearby_statements
from portal.queries.nearby_areas import Branch, bound
from portal.values.geo import Point, distance_m


@dataclass(frozen=True, slots=True)
class Reading:
    """What to read for one category; `within_m` is the largest distance, None for any."""

    branch: Branch
    within_m: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a reading gave.

    Args:
        candidates: within the distance, in no particular order.
        read: how many facilities were read, also beyond the distance.
    """

    candidates: tuple[Candidate, ...]
    read: int


@dataclass(slots=True)
class _Draft:
    """An offer whose reports are still coming in, one row each."""

    name: str
    distance_m: int
    service_bits: int
    reports: list[Report] = field(default_factory=list)


def read_candidates(
    session: Session, *, centre: Point, readings: Sequence[Reading], today: date
) -> Mapping[Category, Found]:
    """Read the candidates of all readings in one statement."""
    if not readings:
        return {}
    branches = [one.branch for one in readings]
    statement = nearby_statements.candidates(
        dialect=session.get_bind().dialect.name,
        shapes=tuple(branch.shape for branch in branches),
    )
    drafts: list[dict[int, _Draft]] = [{} for _ in readings]
    for row in session.execute(statement, bound(branches=branches)):
        _collect(drafts[row[0]], centre, row)
    return {
        one.branch.wanted.category: Found(
            tuple(
                _candidate(facility_id, draft, one, today)
                for facility_id, draft in found.items()
                if one.within_m is None or draft.distance_m <= one.within_m
            ),
            read=len(found),
        )
        for one, found in zip(readings, drafts, strict=True)
    }


def _collect(drafts: dict[int, _Draft], centre: Point, row: Sequence[Any]) -> None:
    _, facility_id, name, lat_micro, lon_micro, bits, kind, light, places, free_from, on = row
    draft = drafts.get(facility_id)
    if draft is None:
        away_m = distance_m(start=centre, end=Point.from_micro(lat_micro, lon_micro))
        draft = drafts[facility_id] = _Draft(name, away_m, bits)
    if kind is not None:
        report = Report(KindOfPlace(kind), Light(light), on, places, free_from)
        draft.reports.append(report)


def _candidate(facility_id: int, draft: _Draft, reading: Reading, today: date) -> Candidate:
    kinds = reading.branch.wanted.kinds
    return Candidate(
        facility_id=facility_id,
        name=draft.name,
        distance_m=draft.distance_m,
        service_bits=draft.service_bits,
        lamp=best(reports=draft.reports, kinds=kinds, today=today),
    )
