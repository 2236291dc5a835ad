"""Reading candidates: rows of the radius search become measured offers with their lamps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace, Light, Report, best
from portal.domain.matching.category import Category
from portal.domain.matching.score import Candidate, Wanted
from portal.queries import nearby_statements as statements
from portal.queries.nearby_statements import Area, Bar
from portal.values.geo import Point, distance_m


@dataclass(frozen=True, slots=True)
class Reading:
    """What to read for one category.

    Args:
        within_m: largest distance in metres; None where any distance will do.
        bar: what an offer must be able to surpass; None to read all.
    """

    wanted: Wanted
    area: Area
    within_m: int | None
    bar: Bar | None = None


@dataclass(slots=True)
class _Draft:
    """An offer whose reports are still coming in, one row each."""

    name: str
    distance_m: int
    service_bits: int
    reports: list[Report] = field(default_factory=list)


def read_candidates(
    session: Session, *, centre: Point, readings: Sequence[Reading], today: date
) -> Mapping[Category, tuple[Candidate, ...]]:
    """Read the candidates of all readings in one statement, in no particular order."""
    if not readings:
        return {}
    dialect = session.get_bind().dialect.name
    rows = session.execute(
        sa.union_all(
            *(
                statements.candidate_rows(
                    dialect=dialect, wanted=one.wanted, area=one.area, bar=one.bar
                )
                for one in readings
            )
        )
    )
    drafts: dict[Category, dict[int, _Draft]] = {one.wanted.category: {} for one in readings}
    for row in rows:
        _collect(drafts[Category(row[0])], centre, row)
    return {
        one.wanted.category: tuple(
            _candidate(facility_id, draft, one, today)
            for facility_id, draft in drafts[one.wanted.category].items()
            if one.within_m is None or draft.distance_m <= one.within_m
        )
        for one in readings
    }


def _collect(drafts: dict[int, _Draft], centre: Point, row: Sequence[Any]) -> None:
    _, facility_id, name, lat_micro, lon_micro, bits, kind, light, places, free_from, on = row
    draft = drafts.get(facility_id)
    if draft is None:
        away_m = distance_m(centre, Point.from_micro(lat_micro, lon_micro))
        draft = drafts[facility_id] = _Draft(name, away_m, bits)
    if kind is not None:
        report = Report(KindOfPlace(kind), Light(light), on, places, free_from)
        draft.reports.append(report)


def _candidate(facility_id: int, draft: _Draft, reading: Reading, today: date) -> Candidate:
    return Candidate(
        facility_id=facility_id,
        name=draft.name,
        distance_m=draft.distance_m,
        service_bits=draft.service_bits,
        lamp=best(reports=draft.reports, kinds=reading.wanted.kinds, today=today),
    )
