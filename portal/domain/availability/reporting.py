"""What a provider says about one kind of place, checked before it is stored."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from portal.domain.availability.light import KindOfPlace, Light
from portal.values.errors import Invalid
from portal.values.weekday import Weekday

MOST_PLACES = 999
FURTHEST = timedelta(days=730)
"""How far ahead „frei ab“ may lie: nobody can promise a place in more than two years."""
SAYABLE = (Light.FREI, Light.AUF_ANFRAGE, Light.BELEGT)
"""What the buttons say; „Keine Angabe“ is chosen on the page with everything."""


@dataclass(frozen=True, slots=True)
class NewReport:
    """What is to be stored about one kind of place.

    Args:
        places: how many are free; None if not said.
        free_from: first day on which a place is free; None if not said.
        weekdays: of Tagespflege the days with room; empty if not said.
    """

    kind: KindOfPlace
    light: Light
    places: int | None = None
    free_from: date | None = None
    weekdays: frozenset[Weekday] = frozenset()

    @property
    def weekday_bits(self) -> int:
        """Return the days as they are stored (`Weekday.bit`)."""
        return sum(day.bit for day in self.weekdays)


def check_report(*, report: NewReport, kinds: Collection[KindOfPlace], today: date) -> None:
    """Refuse what cannot be so.

    Raises:
        Invalid: names the field and says why: `kind` "unknown" (not of this category), `places`
            "range" or "not_free", `free_from` "past", "far" or "unknown_light", `weekdays`
            "not_by_day".
    """
    if report.kind not in kinds:
        raise Invalid("kind", "unknown")
    if report.places is not None:
        if report.light is not Light.FREI:
            raise Invalid("places", "not_free")
        if not 0 < report.places <= MOST_PLACES:
            raise Invalid("places", "range")
    if report.free_from is not None:
        _check_day(report.light, report.free_from, today)
    if report.weekdays and report.kind is not KindOfPlace.TAGESPFLEGE:
        raise Invalid("weekdays", "not_by_day")


def _check_day(light: Light, free_from: date, today: date) -> None:
    if light is Light.UNBEKANNT:
        raise Invalid("free_from", "unknown_light")
    if free_from < today:
        raise Invalid("free_from", "past")
    if free_from > today + FURTHEST:
        raise Invalid("free_from", "far")


def weekdays_in(*, bits: int) -> frozenset[Weekday]:
    """Return the days of a stored number."""
    return frozenset(day for day in Weekday if bits & day.bit)
