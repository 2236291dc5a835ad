from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

import portal
from portal.law.fristen.beratungsbesuche import list_visits
from portal.law.leistungen.wortlaut import load_wortlaut
from portal.law.parameters import load_parameters
from portal.web.law_calendar import deadline_calendar

PARAMETERS = load_parameters()
WORDS = load_wortlaut(directory=Path(portal.__file__).parent / "content" / "leistungen")
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def visits():
    law = PARAMETERS.at(day=NOW.date())
    found = list_visits(
        grade=2, since=NOW.date(), ends_before=date(2028, 1, 1), parameters=PARAMETERS
    )
    return [(WORDS.deadline(frist=one, law=law), one) for one in found]


def test_bl14_each_visit_is_an_entry_with_its_paragraph():
    text = deadline_calendar(deadlines=visits(), host="portal.example", stamped_at=NOW)

    events = Calendar.from_ical(text).walk("VEVENT")
    assert [event["DTSTART"].dt for event in events] == [
        date(2026, 12, 31),
        date(2027, 6, 30),
        date(2027, 12, 31),
    ]
    assert events[0]["UID"] == "beratungsbesuch-20261231@portal.example"
    assert "§ 37 Abs. 3 SGB XI" in events[0]["DESCRIPTION"]


def test_a_repeated_deadline_is_one_entry():
    text = deadline_calendar(
        deadlines=[*visits(), *visits()], host="portal.example", stamped_at=NOW
    )

    assert text.count("BEGIN:VEVENT") == 3


def test_without_deadlines_there_is_no_calendar():
    with pytest.raises(ValueError, match="needs a day"):
        deadline_calendar(deadlines=[], host="portal.example", stamped_at=NOW)
