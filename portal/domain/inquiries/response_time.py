"""How soon a facility usually answers: the median, in a band, and never of fewer than five."""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum

from portal.domain.inquiries.terms import FEWEST_ANSWERS

MOST_ANSWERS = 50
"""So many of the newest answers are looked at."""
ONE_DAY = timedelta(days=1)


class ResponseBand(StrEnum):
    """In how many days a facility usually answers."""

    ONE_DAY = "innerhalb eines Tages"
    TWO_DAYS = "in 1–2 Tagen"
    FIVE_DAYS = "in 3–5 Tagen"
    ONE_WEEK = "in etwa einer Woche"
    LONGER = "nach mehr als einer Woche"


_ENDS = (
    (ONE_DAY, ResponseBand.ONE_DAY),
    (2 * ONE_DAY, ResponseBand.TWO_DAYS),
    (5 * ONE_DAY, ResponseBand.FIVE_DAYS),
    (8 * ONE_DAY, ResponseBand.ONE_WEEK),
)
"""The longest median of each band, inclusive."""


def usual_response(*, taken: Sequence[timedelta]) -> ResponseBand | None:
    """Return the band of the median; None with fewer than five answers.

    Of an even number the longer of the two in the middle counts, so that nobody is promised more
    than every second person got.
    """
    if len(taken) < FEWEST_ANSWERS:
        return None
    median = sorted(taken)[len(taken) // 2]
    return next((band for end, band in _ENDS if median <= end), ResponseBand.LONGER)
