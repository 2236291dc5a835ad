"""Days as a calendar file (RFC 5545), for the calendar of a phone or a computer.

Written by hand: whole days need no time zones, and the package that tests read the file back with
would cost each worker ten megabytes.
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
    stamp = f"{stamped_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Pflegeportal//Fristen//DE",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(line for day in days for line in _event(day, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_fold(line)}{CRLF}" for line in lines)


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
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escape(day.summary)}"
        yield f"TRIGGER:-P{day.reminder_days}D"
        yield "END:VALARM"
    yield "END:VEVENT"


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
