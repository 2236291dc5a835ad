from datetime import timedelta

import pytest

from portal.domain.inquiries.response_time import ResponseBand, usual_response

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


class TestUsualResponse:
    def test_x05_fewer_than_five_answers_say_nothing(self):
        assert usual_response(taken=[DAY] * 4) is None
        assert usual_response(taken=[DAY] * 5) is ResponseBand.ONE_DAY

    def test_x05_the_middle_counts_and_not_the_mean(self):
        taken = [90 * DAY, DAY, 2 * DAY, 80 * DAY, 2 * DAY]

        assert usual_response(taken=taken) is ResponseBand.TWO_DAYS
        assert ResponseBand.TWO_DAYS.value == "in 1–2 Tagen"

    def test_of_two_in_the_middle_the_longer_counts(self):
        taken = [DAY, DAY, DAY, 4 * DAY, 4 * DAY, 4 * DAY]

        assert usual_response(taken=taken) is ResponseBand.FIVE_DAYS

    @pytest.mark.parametrize(
        ("median", "band"),
        [
            (timedelta(0), ResponseBand.ONE_DAY),
            (DAY, ResponseBand.ONE_DAY),
            (DAY + SECOND, ResponseBand.TWO_DAYS),
            (2 * DAY, ResponseBand.TWO_DAYS),
            (2 * DAY + SECOND, ResponseBand.FIVE_DAYS),
            (5 * DAY, ResponseBand.FIVE_DAYS),
            (5 * DAY + SECOND, ResponseBand.ONE_WEEK),
            (8 * DAY, ResponseBand.ONE_WEEK),
            (8 * DAY + SECOND, ResponseBand.LONGER),
        ],
    )
    def test_the_bands_meet(self, median, band):
        assert usual_response(taken=[median] * 5) is band
