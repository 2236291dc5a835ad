"""The availability light per kind of place, and what its age does to it (settled rule).

A report counts as confirmed for 14 days; then it is shown as unconfirmed and counts as
„auf Anfrage“; after 30 days it is unknown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

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


# A list of offers looks at them for each one, and naming a member of an enumeration is a call.
_FREI, _AUF_ANFRAGE, _UNBEKANNT, _BELEGT = Light


class Report(NamedTuple):
    """What a facility said about one kind of place; a tuple, because a page makes dozens.

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
        free_from: None where it says that what is full has been free for a while.
    """

    kind: KindOfPlace | None
    light: Light
    counts_as: Light
    is_confirmed: bool
    age_days: int | None
    places: int | None = None
    free_from: date | None = None

    @property
    def is_full(self) -> bool:
        """Say whether it reads „belegt“, however old that is."""
        return self.light is _BELEGT

    @property
    def counts_as_full(self) -> bool:
        """Say whether it was reported full, lately enough to count."""
        return self.counts_as is _BELEGT


@dataclass(frozen=True, slots=True)
class FreePlace:
    """A place that must be reported free, by a report that counts as confirmed.

    Args:
        confirmed_since: first day of a confirmation that still counts.
        by: the place must be free on this day at the latest; None if that does not matter.
    """

    confirmed_since: date
    by: date | None = None


UNKNOWN = Shown(
    kind=None, light=_UNBEKANNT, counts_as=_UNBEKANNT, is_confirmed=False, age_days=None
)
"""The lamp of a facility that reported nothing."""


def free_place(*, today: date, by: date | None = None) -> FreePlace:
    """Return the demand for a place that is reported free; a day that has passed is today."""
    since = today - timedelta(days=CONFIRMED_DAYS)
    return FreePlace(since, by=max(by, today) if by else None)


def shown(*, report: Report, today: date) -> Shown:
    """Return what the lamp shows today; a confirmation in the future counts as today's."""
    age_days = _age_days(report, today)
    if age_days is None:
        return UNKNOWN
    confirmed = age_days <= CONFIRMED_DAYS
    return Shown(
        kind=report.kind,
        light=report.light,
        counts_as=report.light if confirmed else _AUF_ANFRAGE,
        is_confirmed=confirmed,
        age_days=age_days,
        places=report.places if report.light is _FREI else None,
        free_from=_free_from(report, today),
    )


def _free_from(report: Report, today: date) -> date | None:
    is_past = report.free_from is not None and report.free_from <= today
    return None if report.light is _BELEGT and is_past else report.free_from


def best(*, reports: Iterable[Report], kinds: frozenset[KindOfPlace], today: date) -> Shown:
    """Return the best lamp among the kinds asked for; all kinds count if none is asked for."""
    asked = [report for report in reports if not kinds or report.kind in kinds]
    if not asked:
        return UNKNOWN
    report = asked[0] if len(asked) == 1 else min(asked, key=lambda one: _rank(one, today))
    return shown(report=report, today=today)


_PLACE_IN_ORDER = {light: place for place, light in enumerate(Light)}
_UNKNOWN_RANK = (_PLACE_IN_ORDER[_UNBEKANNT], True, KNOWN_DAYS + 1, "")


def _rank(report: Report, today: date) -> tuple[int, bool, int, str]:
    """Return the order of the lamp that the report gives, best first."""
    age_days = _age_days(report, today)
    if age_days is None:
        return _UNKNOWN_RANK
    is_confirmed = age_days <= CONFIRMED_DAYS
    counts_as = report.light if is_confirmed else _AUF_ANFRAGE
    return (_PLACE_IN_ORDER[counts_as], not is_confirmed, age_days, report.kind)


def _age_days(report: Report, today: date) -> int | None:
    """Return the age of a report that still says something; None of one that does not."""
    if report.confirmed_on is None or report.light is _UNBEKANNT:
        return None
    age_days = max(0, (today - report.confirmed_on).days)
    return None if age_days > KNOWN_DAYS else age_days
