from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from portal.adapters.calendar_file import (
    Appointment,
    CalendarDay,
    write_appointment,
    write_calendar,
)

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
DAY = CalendarDay(
    uid="beratungsbesuch-20261231@portal.example",
    on=date(2026, 12, 31),
    summary="Beratungsbesuch, spätestens heute; § 37 Abs. 3 SGB XI",
    description="Bis zu diesem Tag muss der nächste Beratungsbesuch stattgefunden haben.\nFragen?",
)
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1)


def read(text):
    return Calendar.from_ical(text).walk("VEVENT")


class TestWriteCalendar:
    def test_bl14_is_read_back_by_another_program(self):
        (event,) = read(write_calendar(days=[DAY], stamped_at=NOW))

        assert event["UID"] == DAY.uid
        assert event["SUMMARY"] == DAY.summary
        assert event["DESCRIPTION"] == DAY.description
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (DAY.on, date(2027, 1, 1))
        assert event["DTSTAMP"].dt == NOW

    def test_reminds_a_week_before_unless_told_otherwise(self):
        (alarm,) = read(write_calendar(days=[DAY], stamped_at=NOW))[0].walk("VALARM")
        silent = CalendarDay(uid="a", on=DAY.on, summary="b", reminder_days=0)

        assert alarm["TRIGGER"].dt == timedelta(days=-7)
        assert not read(write_calendar(days=[silent], stamped_at=NOW))[0].walk("VALARM")

    def test_is_stamped_in_utc(self):
        berlin = NOW.astimezone(timezone(timedelta(hours=1)))

        assert "DTSTAMP:20261122T093000Z\r\n" in write_calendar(days=[DAY], stamped_at=berlin)

    def test_every_line_ends_with_crlf_and_has_at_most_75_octets(self):
        text = write_calendar(days=[DAY, DAY], stamped_at=NOW)

        assert text.endswith("END:VCALENDAR\r\n")
        assert "\n" not in text.replace("\r\n", "")
        assert max(len(line.encode()) for line in text.split("\r\n")) <= 75

    def test_is_the_same_for_the_same_days(self):
        texts = {write_calendar(days=[DAY], stamped_at=NOW) for _ in range(2)}

        assert len(texts) == 1

    @pytest.mark.parametrize(("days", "stamped_at"), [([], NOW), ([DAY], NOW.replace(tzinfo=None))])
    def test_refuses_an_empty_calendar_and_a_naive_instant(self, days, stamped_at):
        with pytest.raises(ValueError, match="a calendar needs"):
            write_calendar(days=days, stamped_at=stamped_at)

    @given(summary=WORDS, description=WORDS)
    def test_any_words_survive(self, summary, description):
        day = CalendarDay(uid="a", on=DAY.on, summary=summary, description=description)
        text = write_calendar(days=[day], stamped_at=NOW)

        (event,) = read(text)

        assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (summary, description)
        assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


class TestWriteAppointment:
    def appointment(self, **changes):
        berlin = timezone(timedelta(hours=1))
        return Appointment(
            **{
                "uid": "besichtigung-1@portal.example",
                "starts_at": datetime(2026, 12, 24, 10, 30, tzinfo=berlin),
                "summary": "Besichtigung: Haus am See, Parchim",
                "minutes": 60,
                "place": "Lindenweg 3, 19370 Parchim",
                "description": "Bitte klingeln.",
                **changes,
            }
        )

    def test_e06_is_read_back_by_another_program(self):
        given = self.appointment()

        (event,) = read(write_appointment(appointment=given, stamped_at=NOW))

        assert event["DTSTART"].dt == given.starts_at
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=1)
        assert event["SUMMARY"] == given.summary
        assert event["LOCATION"] == given.place
        assert event["DESCRIPTION"] == given.description
        assert event.walk("VALARM")[0]["TRIGGER"].dt == timedelta(hours=-1)

    def test_place_and_description_may_be_missing(self):
        given = self.appointment(place="", description="")

        (event,) = read(write_appointment(appointment=given, stamped_at=NOW))

        assert "LOCATION" not in event
        assert "DESCRIPTION" not in event

    @pytest.mark.parametrize(
        ("changes", "stamped_at"),
        [({}, NOW.replace(tzinfo=None)), ({"starts_at": NOW.replace(tzinfo=None)}, NOW)],
    )
    def test_refuses_a_naive_instant(self, changes, stamped_at):
        with pytest.raises(ValueError, match="aware"):
            write_appointment(appointment=self.appointment(**changes), stamped_at=stamped_at)
