"""Days and appointments as a calendar file (RFC 5545), for a phone's or a computer's calendar.

Written by hand: whole days need no time zones, appointments stand there in UTC, and the package
that tests read the file back with would cost each worker ten megabytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE_OCTETS = 75
ONE_DAY = timedelta(days=1)
CRLF = "\r\n"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day to remember.

    Args:
        uid: the same for the same deadline, so that a second import replaces the first.
        on: the whole day.
        summary: what the calendar shows.
        description: what the entry says when it is opened.
        reminder_days: so many days before, the calendar reminds.
    """

    uid: str
    on: date
    summary: str
    description: str = ""
    reminder_days: int = 7


@dataclass(frozen=True, slots=True)
class Appointment:
    """A time at which two sides meet or telephone.

    Args:
        uid: the same for the same appointment, so that a second import replaces the first.
        starts_at: aware instant; calendars show it in their own time zone.
        minutes: how long it is expected to take.
        place: where; may be empty.
        reminder_minutes: so long before, the calendar reminds.
    """

    uid: str
    starts_at: datetime
    summary: str
    minutes: int
    place: str = ""
    description: str = ""
    reminder_minutes: int = 60


def write_calendar(*, days: Sequence[CalendarDay], stamped_at: datetime) -> str:
    """Return the calendar as text with its line ends; encode it as UTF-8.

    Media type: text/calendar; charset=utf-8.

    Args:
        days: at least one; the format knows no empty calendar.
        stamped_at: aware instant of the request.

    Raises:
        ValueError: there is no day, or the instant has no time zone.
    """
    if not days or stamped_at.tzinfo is None:
        raise ValueError("a calendar needs a day and an aware instant")
    return _file([line for day in days for line in _event(day, _utc(stamped_at))])


def write_appointment(*, appointment: Appointment, stamped_at: datetime) -> str:
    """Return a calendar with one appointment as text with its line ends; encode it as UTF-8.

    Media type: text/calendar; charset=utf-8.

    Raises:
        ValueError: an instant has no time zone.
    """
    if appointment.starts_at.tzinfo is None or stamped_at.tzinfo is None:
        raise ValueError("an appointment needs aware instants")
    return _file([*_meeting(appointment, _utc(stamped_at))])


def _file(events: Sequence[str]) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Pflegeportal//Fristen//DE",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *events,
        "END:VCALENDAR",
    ]
    return "".join(f"{_fold(line)}{CRLF}" for line in lines)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _meeting(one: Appointment, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escape(one.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART:{_utc(one.starts_at)}"
    yield f"DTEND:{_utc(one.starts_at + timedelta(minutes=one.minutes))}"
    yield f"SUMMARY:{_escape(one.summary)}"
    if one.place:
        yield f"LOCATION:{_escape(one.place)}"
    if one.description:
        yield f"DESCRIPTION:{_escape(one.description)}"
    yield from _alarm(one.summary, f"-PT{one.reminder_minutes}M")
    yield "END:VEVENT"


def _event(day: CalendarDay, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escape(day.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day.on + ONE_DAY:%Y%m%d}"
    yield f"SUMMARY:{_escape(day.summary)}"
    if day.description:
        yield f"DESCRIPTION:{_escape(day.description)}"
    yield "TRANSP:TRANSPARENT"
    if day.reminder_days:
        yield from _alarm(day.summary, f"-P{day.reminder_days}D")
    yield "END:VEVENT"


def _alarm(summary: str, trigger: str) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_escape(summary)}"
    yield f"TRIGGER:{trigger}"
    yield "END:VALARM"


def _escape(text: str) -> str:
    """Return text as RFC 5545 section 3.3.11 wants it."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _fold(line: str) -> str:
    """Break a line after at most 75 octets, never inside a character (section 3.1)."""
    pieces, piece, octets = [], "", 0
    for sign in line:
        width = len(sign.encode())
        if octets + width > LINE_OCTETS:
            pieces.append(piece)
            piece, octets = "", 1
        piece += sign
        octets += width
    return f"{CRLF} ".join([*pieces, piece])
