"""The pauses between two tries grow from a minute to some hours."""

from datetime import timedelta
from itertools import accumulate

import pytest

from portal.domain.mails import terms
from portal.domain.mails.terms import pause_after


class TestPauseAfter:
    @pytest.mark.parametrize(
        ("tries", "minutes"), [(0, 1), (1, 1), (2, 2), (3, 4), (8, 128), (9, 240), (10_000, 240)]
    )
    def test_doubles_from_one_minute_to_four_hours(self, tries: int, minutes: int):
        assert pause_after(tries=tries) == timedelta(minutes=minutes)

    def test_a_mail_is_tried_about_25_times_before_it_is_given_up(self):
        pauses = accumulate(pause_after(tries=tries) for tries in range(1, 100))

        tries = 1 + sum(age < terms.GIVEN_UP_AFTER for age in pauses)

        assert 20 <= tries <= 30
