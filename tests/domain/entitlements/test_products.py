"""From when to when a product counts."""

from datetime import date

import pytest

from portal.domain.entitlements.products import Granted, Product

GRANTED = Granted(Product.PREMIUM, 1, date(2026, 3, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 2, 28), False),
        (date(2026, 3, 1), True),
        (date(2026, 3, 31), True),
        (date(2026, 4, 1), False),
    ],
)
def test_counts_from_the_first_to_the_last_day(today: date, expected: object):
    assert GRANTED.is_active(today=today) is expected
