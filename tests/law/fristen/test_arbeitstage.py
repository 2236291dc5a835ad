from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.fristen.arbeitstage import add_working_days, is_working_day, move_to_working_day
from portal.law.fristen.feiertage import Land, load_feiertage
from portal.law.parameters import NotInForce

FEIERTAGE = load_feiertage()


class TestWorkingDay:
    @pytest.mark.parametrize(
        ("day", "land", "is_one"),
        [
            (date(2026, 11, 20), Land.SN, True),
            (date(2026, 11, 21), Land.SN, False),
            (date(2026, 11, 22), Land.SN, False),
            (date(2026, 11, 18), Land.SN, False),
            (date(2026, 11, 18), Land.TH, True),
            (date(2026, 12, 24), Land.BY, True),
        ],
    )
    def test_bl14_is_monday_to_friday_without_holidays(self, day, land, is_one):
        assert is_working_day(day=day, land=land, feiertage=FEIERTAGE) is is_one


class TestAddWorkingDays:
    def test_bl14_does_not_count_the_day_itself(self):
        monday = date(2026, 11, 23)

        last = add_working_days(day=monday, working_days=5, land=Land.BE, feiertage=FEIERTAGE)

        assert last == date(2026, 11, 30)

    def test_is_refused_before_the_known_holidays(self):
        with pytest.raises(NotInForce):
            add_working_days(
                day=date(2016, 5, 2), working_days=1, land=Land.BE, feiertage=FEIERTAGE
            )

    @given(
        day=st.dates(date(2017, 1, 1), date(2035, 1, 1)),
        count=st.integers(1, 30),
        land=st.sampled_from(Land),
    )
    def test_counts_exactly_the_working_days_in_between(self, day, count, land):
        last = add_working_days(day=day, working_days=count, land=land, feiertage=FEIERTAGE)

        between = [day + timedelta(days=step) for step in range(1, (last - day).days + 1)]
        found = sum(is_working_day(day=one, land=land, feiertage=FEIERTAGE) for one in between)
        assert found == count
        assert is_working_day(day=last, land=land, feiertage=FEIERTAGE)


class TestMoveToWorkingDay:
    @pytest.mark.parametrize(
        ("day", "moved"),
        [
            (date(2026, 5, 1), date(2026, 5, 4)),
            (date(2026, 5, 4), date(2026, 5, 4)),
            (date(2026, 4, 3), date(2026, 4, 7)),
        ],
    )
    def test_takes_the_next_one(self, day, moved):
        assert move_to_working_day(day=day, land=Land.NW, feiertage=FEIERTAGE) == moved
