"""The hits of the radius search: those that come first, with their names and lamps."""

from collections.abc import Iterable, Mapping
from datetime import date

from portal.domain.availability.light import KindOfPlace, Light, Report, Shown, best
from portal.domain.matching.score import Candidate, Scored, Wanted, scale_of
from portal.domain.matching.standing import Standing
from portal.queries.facilities import FacilityRows

KINDS = {str(kind): kind for kind in KindOfPlace}
LIGHTS = {str(light): light for light in Light}


def hits(
    *,
    standings: Iterable[Standing],
    details: Mapping[int, FacilityRows],
    wanted: Wanted,
    today: date,
    limit: int,
) -> tuple[Scored, ...]:
    """Return the first of these offers in the published order, at most `limit`.

    What has no details is left out: it vanished between two statements.
    """
    scale = scale_of(wanted=wanted)
    ranked = sorted(
        (one.behind, one.distance_m, details[one.facility_id][0].name, one.facility_id)
        for one in standings
        if one.facility_id in details
    )
    return tuple(
        Scored(_candidate(facility_id, distance_m, details[facility_id], wanted, today), scale)
        for _, distance_m, _, facility_id in ranked[:limit]
    )


def _candidate(
    facility_id: int, distance_m: int, rows: FacilityRows, wanted: Wanted, today: date
) -> Candidate:
    facility = rows[0]
    return Candidate(
        facility_id,
        facility.name,
        distance_m,
        facility.service_bits,
        _lamp(rows, wanted.kinds, today),
    )


def _lamp(rows: FacilityRows, kinds: frozenset[KindOfPlace], today: date) -> Shown:
    reports = [
        Report(KINDS[row.kind], LIGHTS[row.light], row.confirmed_on, row.places, row.free_from)
        for row in rows
        if row.kind is not None
    ]
    return best(reports=reports, kinds=kinds, today=today)
