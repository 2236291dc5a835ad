from datetime import date

import pytest

from portal.law.leistungen.haeuslich.entlastungsbetrag import assess, balance
from portal.values.errors import Invalid
from portal.values.money import Money
from tests.support.leistung_cases import PARAMETERS, cases_of, check

EURO = 100


@pytest.mark.parametrize("case", cases_of("entlastungsbetrag"))
def test_bl12_is_the_amount_of_the_day(case):
    check(case, assess)


class TestBalance:
    @pytest.mark.parametrize(
        ("on", "since", "used", "euro", "code"),
        [
            (date(2026, 3, 15), date(2020, 1, 1), (0, 0, 0), 12 * 131 + 3 * 131, "rest_nutzbar"),
            (date(2026, 6, 30), date(2020, 1, 1), (0, 0, 0), 18 * 131, "rest_nutzbar"),
            (date(2026, 7, 1), date(2020, 1, 1), (0, 0, 0), 7 * 131, "rest_verfallen"),
            (date(2026, 7, 1), date(2020, 1, 1), (0, 1572, 0), 7 * 131, "rest_verfallen"),
            (date(2026, 7, 1), date(2020, 1, 1), (0, 1600, 100), 7 * 131 - 128, "rest_verfallen"),
            (date(2026, 3, 15), date(2020, 1, 1), (1572, 100, 0), 293, "rest_nutzbar"),
            (date(2026, 3, 15), date(2026, 2, 20), (0, 0, 0), 2 * 131, "rest_nutzbar"),
            (date(2025, 2, 1), date(2020, 1, 1), (0, 0, 0), 12 * 125 + 2 * 131, "rest_nutzbar"),
            (date(2026, 3, 15), date(2026, 1, 1), (0, 5000, 0), 0, "rest_nutzbar"),
        ],
    )
    def test_bl12_the_rest_of_last_year_is_used_first_and_lost_in_july(
        self, on, since, used, euro, code
    ):
        last, until, after = (Money(amount * EURO) for amount in used)

        finding = balance(
            on=on,
            entitled_since=since,
            used_last_year=last,
            used_until_expiry=until,
            used_after_expiry=after,
            parameters=PARAMETERS,
        )

        assert finding.value == Money(euro * EURO)
        assert finding.has(code)

    def test_bl12_refuses_a_claim_that_begins_later(self):
        with pytest.raises(Invalid, match="entitled_since"):
            balance(on=date(2026, 3, 1), entitled_since=date(2026, 3, 2), parameters=PARAMETERS)
