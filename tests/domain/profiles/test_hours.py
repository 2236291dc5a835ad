"""Sprechzeiten are real times, in the order of the week, equal days together."""

import pytest

from portal.domain.profiles.hours import (
    DaysAlike,
    Span,
    bits_of_days,
    check_hours,
    days_alike,
    days_in,
    hours_from_rows,
    hours_to_rows,
)
from portal.values.errors import Invalid
from portal.values.weekday import Weekday

MORNING, AFTERNOON = Span("08:00", "12:00"), Span("13:00", "16:30")


class TestCheck:
    def test_takes_several_spans_a_day(self):
        check_hours(hours={Weekday.MO: (MORNING, AFTERNOON), Weekday.SO: ()})

    @pytest.mark.parametrize("time", ["8:00", "24:00", "12:60", "", "12:00 Uhr", "<b>08:00"])
    def test_refuses_what_is_no_time(self, time):
        with pytest.raises(Invalid, match="hours: time"):
            check_hours(hours={Weekday.MO: (Span(time, "23:59"),)})

    @pytest.mark.parametrize(
        "spans",
        [(Span("12:00", "12:00"),), (AFTERNOON, MORNING), (MORNING, Span("11:00", "13:00"))],
    )
    def test_refuses_what_ends_before_it_begins_or_overlaps(self, spans):
        with pytest.raises(Invalid, match="hours: order"):
            check_hours(hours={Weekday.MO: spans})


def test_equal_neighbours_stand_together():
    hours = dict.fromkeys((Weekday.DI, Weekday.MO, Weekday.FR, Weekday.SA), (MORNING,))

    assert days_alike(hours=hours) == (
        DaysAlike(Weekday.MO, Weekday.DI, (MORNING,)),
        DaysAlike(Weekday.FR, Weekday.SA, (MORNING,)),
    )
    assert days_alike(hours={}) == ()


def test_days_are_kept_as_bits():
    bits = bits_of_days(days=(Weekday.SO, Weekday.MO, Weekday.SO))

    assert bits == 1 + 64
    assert days_in(bits=bits) == (Weekday.MO, Weekday.SO)
    assert days_in(bits=0) == ()


def test_storing_keeps_the_times_and_drops_empty_days():
    hours = {Weekday.MO: (MORNING, AFTERNOON)}

    rows = hours_to_rows(hours={**hours, Weekday.DI: ()})

    assert rows == {"Mo": [["08:00", "12:00"], ["13:00", "16:30"]]}
    assert hours_from_rows(rows=rows) == hours
