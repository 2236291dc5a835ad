"""The clock runs in UTC, counts days in Berlin, and stands when frozen."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from portal.web import clock

MOMENT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class TestNow:
    def test_runs(self):
        before = datetime.now(tz=UTC)

        assert before <= clock.now() <= datetime.now(tz=UTC)
        assert clock.now().utcoffset() == timedelta(0)


class TestToday:
    @pytest.mark.parametrize(
        ("moment", "day"),
        [
            (datetime(2026, 1, 31, 22, 59, tzinfo=UTC), date(2026, 1, 31)),
            (datetime(2026, 1, 31, 23, 30, tzinfo=UTC), date(2026, 2, 1)),
            (datetime(2026, 6, 30, 21, 59, tzinfo=UTC), date(2026, 6, 30)),
            (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), date(2026, 7, 1)),
        ],
    )
    def test_is_the_day_in_berlin(self, moment: datetime, day: date):
        with clock.freeze(moment):
            assert clock.today() == day


class TestFreeze:
    def test_stands_within_the_block_only(self):
        with clock.freeze(MOMENT):
            assert clock.now() == MOMENT
            assert clock.now() == MOMENT

        assert clock.now() > MOMENT

    def test_can_be_nested(self):
        with clock.freeze(MOMENT):
            with clock.freeze(MOMENT + timedelta(days=1)):
                inside = clock.now()
            after = clock.now()

        assert (inside, after) == (MOMENT + timedelta(days=1), MOMENT)

    def test_ends_with_an_error(self):
        with pytest.raises(KeyError), clock.freeze(MOMENT):
            raise KeyError

        assert clock.now() != MOMENT

    def test_turns_other_zones_into_utc(self):
        with clock.freeze(MOMENT.astimezone(timezone(timedelta(hours=5)))):
            assert clock.now() == MOMENT
            assert clock.now().tzinfo is UTC

    def test_refuses_a_moment_without_zone(self):
        with pytest.raises(ValueError, match="time zone"), clock.freeze(datetime(2026, 3, 2)):  # noqa: DTZ001 – that is refused
            pass
