"""Prices and own shares side by side: nothing is guessed, equal Pflegegrade stand together."""

from datetime import date

from portal.domain.comparison.costs import PaidFor, PricedFor, paid_rows, price_rows
from portal.domain.matching.category import Category
from portal.domain.profiles.prices import ALL_GRADES, NO_PRICES, PriceItem, Prices
from portal.law.parameters import load_parameters
from portal.values.money import Money

LAW = load_parameters().at(day=date(2026, 3, 2))
LIVING = (PriceItem.UNTERKUNFT, PriceItem.VERPFLEGUNG, PriceItem.INVESTITION)


def home(*care, living=50_000):
    """Return the prices of a Heim: care for Pflegegrad 1 and following."""
    amounts = {(item, ALL_GRADES): Money(living) for item in LIVING}
    amounts[PriceItem.AUSBILDUNG, ALL_GRADES] = Money(0)
    amounts |= {(PriceItem.PFLEGE, grade): Money(cents) for grade, cents in enumerate(care, 1)}
    return Prices(amounts)


class TestPrices:
    def test_x17_grades_stand_together_where_every_facility_asks_the_same_of_them(self):
        rows = dict(
            price_rows(
                prices=(home(1, 2, 2, 2, 2), home(3, 3, 3, 4, 4)), category=Category.STATIONAER
            )
        )

        care = {
            subject.grades: amounts
            for subject, amounts in rows.items()
            if subject.item is PriceItem.PFLEGE
        }
        assert care == {
            (1, 1): (Money(1), Money(3)),
            (2, 3): (Money(2), Money(3)),
            (4, 5): (Money(2), Money(4)),
        }
        assert rows[PricedFor(PriceItem.UNTERKUNFT, None)] == (Money(50_000), Money(50_000))

    def test_x17_what_nobody_states_has_no_row_and_what_one_states_has(self):
        fare = Prices({(PriceItem.FAHRT, ALL_GRADES): Money(900)})

        rows = price_rows(prices=(fare, NO_PRICES), category=Category.TAGESPFLEGE)

        assert rows == ((PricedFor(PriceItem.FAHRT, None), (Money(900), None)),)


class TestPaid:
    def test_x17_the_own_share_falls_with_the_months(self):
        rows = paid_rows(prices=(home(*[100_000] * 5), home(*[200_000] * 5)), law=LAW)

        assert rows == (
            (PaidFor((1, 1), 1, None), (Money(250_000), Money(350_000))),
            (PaidFor((2, 5), 1, 12), (Money(235_000), Money(320_000))),
            (PaidFor((2, 5), 13, 24), (Money(220_000), Money(290_000))),
            (PaidFor((2, 5), 25, 36), (Money(200_000), Money(250_000))),
            (PaidFor((2, 5), 37, None), (Money(175_000), Money(200_000))),
        )
        assert [subject.changes for subject, _ in rows] == [False, True, True, True, True]

    def test_x17_one_that_misses_a_price_says_nothing(self):
        rows = paid_rows(prices=(home(100_000, 100_000), NO_PRICES), law=LAW)

        assert len(rows) == 5
        assert all(amounts[1] is None for _, amounts in rows)
        assert paid_rows(prices=(NO_PRICES, NO_PRICES), law=LAW) == ()
