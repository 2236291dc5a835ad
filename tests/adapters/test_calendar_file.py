from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from portal.adapters.calendar_file import CalendarDay, write_calendar

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
