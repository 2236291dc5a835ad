"""The days of the week."""

from portal.values.weekday import Weekday


def test_each_day_stands_for_a_power_of_two():
    assert [day.bit for day in Weekday] == [1, 2, 4, 8, 16, 32, 64]
    assert sum(day.bit for day in Weekday) == 127
