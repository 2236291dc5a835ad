"""The availability light per kind of place, and what its age does to it (settled rule).

A report counts as confirmed for 14 days; then it is shown as unconfirmed and counts as
„auf Anfrage“; after 30 days it is unknown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CONFIRMED_DAYS = 14
"""Up to this age in days, inclusive, a report counts as confirmed."""
KNOWN_DAYS = 30
"""Up to this age in days, inclusive, a report is shown at all."""


class KindOfPlace(StrEnum):
    """What a free place is for."""

    AUFNAHME = "aufnahme"
    DAUERPFLEGE = "dauerpflege"
    KURZZEITPFLEGE = "kurzzeitpflege"
    VERHINDERUNGSPFLEGE = "verhinderungspflege"
    TAGESPFLEGE = "tagespflege"
    NACHTPFLEGE = "nachtpflege"
    WOHNUNG = "wohnung"


class Light(StrEnum):
    """What the lamp says, best first."""

    FREI = "frei"
    AUF_ANFRAGE = "auf_anfrage"
    UNBEKANNT = "unbekannt"
    BELEGT = "belegt"


@dataclass(frozen=True, slots=True)
class Report:
    """What a facility said about one kind of place.

    Args:
        places: how many are free; None if not said.
        free_from: first day on which a place is free; None if not said.
        confirmed_on: day of the last confirmation; None if never confirmed.
    """

    kind: KindOfPlace
    light: Light
    confirmed_on: date | None = None
    places: int | None = None
    free_from: date | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What the lamp shows on a given day.

    Args:
        light: what was reported, unknown once the report is too old.
        counts_as: what the order of results uses.
        is_confirmed: the report is at most 14 days old.
        age_days: days since the confirmation; None if there is none or it is too old.
    """

    kind: KindOfPlace | None
    light: Light
    counts_as: Light
    is_confirmed: bool
    age_days: int | None
    places: int | None = None
    free_from: date | None = None


UNKNOWN = Shown(
    kind=None, light=Light.UNBEKANNT, counts_as=Light.UNBEKANNT, is_confirmed=False, age_days=None
)
"""The lamp of a facility that reported nothing."""


def shown(*, report: Report, today: date) -> Shown:
    """Return what the lamp shows today; a confirmation in the future counts as today's."""
    if report.confirmed_on is None or report.light is Light.UNBEKANNT:
        return UNKNOWN
    age_days = max(0, (today - report.confirmed_on).days)
    if age_days > KNOWN_DAYS:
        return UNKNOWN
    confirmed = age_days <= CONFIRMED_DAYS
    return Shown(
        kind=report.kind,
        light=report.light,
        counts_as=report.light if confirmed else Light.AUF_ANFRAGE,
        is_confirmed=confirmed,
        age_days=age_days,
        places=report.places if report.light is Light.FREI else None,
        free_from=report.free_from,
    )


def best(*, reports: Iterable[Report], kinds: frozenset[KindOfPlace], today: date) -> Shown:
    """Return the best lamp among the kinds asked for; all kinds count if none is asked for."""
    lamps = [
        shown(report=report, today=today) for report in reports if not kinds or report.kind in kinds
    ]
    return min(lamps, key=_rank, default=UNKNOWN)


_PLACE_IN_ORDER = {light: place for place, light in enumerate(Light)}


def _rank(lamp: Shown) -> tuple[int, bool, int, str]:
    return (
        _PLACE_IN_ORDER[lamp.counts_as],
        not lamp.is_confirmed,
        lamp.age_days if lamp.age_days is not None else KNOWN_DAYS + 1,
        lamp.kind or "",
    )
