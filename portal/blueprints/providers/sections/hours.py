"""„Sprechzeiten“, Monday to Sunday, twice a day at most."""

import re
from dataclasses import replace

from portal.blueprints.providers.sections.part import Part, held
from portal.domain.profiles.content import Section
from portal.domain.profiles.hours import Span, check_hours
from portal.domain.profiles.saving import PartChange, stated
from portal.queries.own_profiles import OwnProfile
from portal.values.errors import Invalid
from portal.values.weekday import Weekday
from portal.web import clock
from portal.web.form_fields import Field, Group, Reading, Typed

SPANS = (1, 2)
NAMES = {
    Weekday.MO: "Montag",
    Weekday.DI: "Dienstag",
    Weekday.MI: "Mittwoch",
    Weekday.DO: "Donnerstag",
    Weekday.FR: "Freitag",
    Weekday.SA: "Samstag",
    Weekday.SO: "Sonntag",
}
_LABELS = {(1, "von"): "von", (1, "bis"): "bis", (2, "von"): "und von", (2, "bis"): "bis "}
_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?(?: ?Uhr)?", re.IGNORECASE)
_TIME = "Bitte geben Sie eine Uhrzeit ein, zum Beispiel 8:30."
_PAIR = "Bitte geben Sie an, von wann bis wann."
_ORDER = (
    "Bitte prüfen Sie die Zeiten: Das Ende liegt nach dem Anfang, und nichts überschneidet sich."
)
_HOURS, _MINUTES = 24, 60


def field_name(day: Weekday, number: int, end: str) -> str:
    """Return the name of a field: "mo_1_von"."""
    return f"{day.value.lower()}_{number}_{end}"


def _groups(_profile: OwnProfile) -> tuple[Group, ...]:
    return tuple(
        Group(
            legend=NAMES[day],
            is_narrow=True,
            fields=tuple(
                Field(name=field_name(day, number, end), label=label.strip(), most=9)
                for (number, end), label in _LABELS.items()
            ),
        )
        for day in Weekday
    )


def _stored(profile: OwnProfile) -> Typed:
    return {
        field_name(day, number, end): held(time)
        for day, spans in profile.content.hours.items()
        for number, span in zip(SPANS, spans, strict=False)
        for end, time in (("von", span.opens), ("bis", span.closes))
    }


def _read(reading: Reading, profile: OwnProfile) -> PartChange:
    hours = {day: _spans(reading, day) for day in Weekday}
    for day, spans in hours.items():
        try:
            check_hours(hours={day: spans})
        except Invalid:
            reading.refuse(field_name(day, 1, "von"), f"{NAMES[day]}: {_ORDER}")
    changed = replace(profile.content, hours={day: spans for day, spans in hours.items() if spans})
    return PartChange(
        part="Sprechzeiten",
        content=stated(content=changed, section=Section.SPRECHZEITEN, today=clock.today()),
    )


def _spans(reading: Reading, day: Weekday) -> tuple[Span, ...]:
    found = (_span(reading, day, number) for number in SPANS)
    return tuple(span for span in found if span)


def _span(reading: Reading, day: Weekday, number: int) -> Span | None:
    names = [field_name(day, number, end) for end in ("von", "bis")]
    opens, closes = (reading.take(name, _time, f"{NAMES[day]}: {_TIME}", None) for name in names)
    if opens and closes:
        return Span(opens, closes)
    if opens or closes:
        reading.refuse(names[1] if opens else names[0], f"{NAMES[day]}: {_PAIR}")
    return None


def _time(text: str) -> str | None:
    """Return "08:30" for "8.30 Uhr"; None where nothing is typed.

    Raises:
        Invalid: it is no time.
    """
    if not text.strip():
        return None
    match = _CLOCK.fullmatch(text.strip())
    hour, minute = (int(match["hour"]), int(match["minute"] or 0)) if match else (_HOURS, 0)
    if hour >= _HOURS or minute >= _MINUTES:
        raise Invalid("hours", "time")
    return f"{hour:02d}:{minute:02d}"


HOURS = Part(
    key="sprechzeiten",
    title="Sprechzeiten",
    effect="Mit Sprechzeiten wissen Familien, wann jemand ans Telefon geht.",
    intro="Lassen Sie Tage leer, an denen niemand zu sprechen ist.",
    groups=_groups,
    stored=_stored,
    read=_read,
    is_filled=lambda profile: bool(profile.content.hours),
)
