"""The hits of the radius search: those that come first, with their names and lamps."""

from collections.abc import Iterable, Mapping
from datetime import date

from portal.domain.availability.light import best
from portal.domain.matching.score import Candidate, Scored, Wanted, scale_of
from portal.domain.matching.standing import Standing
from portal.queries.facilities import Details


def hits(
    *,
    standings: Iterable[Standing],
    details: Mapping[int, Details],
    wanted: Wanted,
    today: date,
    limit: int,
) -> tuple[Scored, ...]:
    """Return the first of these offers in the published order, at most `limit`.

    What has no details is left out: it vanished between two statements.
    """
    scale = scale_of(wanted=wanted)
    ranked = sorted(
        (one.behind, one.distance_m, details[one.facility_id].name, one.facility_id)
        for one in standings
        if one.facility_id in details
    )
    return tuple(
        Scored(_candidate(details[facility_id], distance_m, wanted, today), scale)
        for _, distance_m, _, facility_id in ranked[:limit]
    )


def _candidate(facility: Details, distance_m: int, wanted: Wanted, today: date) -> Candidate:
    return Candidate(
        facility.facility_id,
        facility.name,
        distance_m,
        facility.service_bits,
        best(reports=facility.reports, kinds=wanted.kinds, today=today),
    )
