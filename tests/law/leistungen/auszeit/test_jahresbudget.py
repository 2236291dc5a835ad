from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.leistungen.auszeit.jahresbudget import (
    is_transition,
    rest_for_kurzzeitpflege,
    rest_for_verhinderung,
)
from portal.law.leistungen.situation import Situation
from portal.values.money import Money
from tests.support.leistung_cases import PARAMETERS

EURO = 100


def rests(day, *, vp, kzp, subject="verhinderung"):
    situation = Situation(
        grade=4,
        day=day,
        used_verhinderung=Money(vp * EURO),
        used_kurzzeitpflege=Money(kzp * EURO),
    )
    law = PARAMETERS.at(day=day)
    found = (
        rest(subject=subject, situation=situation, law=law)
        for rest in (rest_for_verhinderung, rest_for_kurzzeitpflege)
    )
    return tuple(cents / EURO for cents in found)


class TestSeparateAmounts:
    @pytest.mark.parametrize(
        ("vp", "kzp", "left"),
        [
            (0, 0, (2418, 3386)),
            (1612, 0, (806, 1774)),
            (2418, 0, (0, 968)),
            (0, 1774, (1612, 1612)),
            (0, 1374, (2012, 2012)),
            (0, 3386, (0, 0)),
            (1000, 1774, (612, 612)),
        ],
    )
    def test_bl05_2024_what_one_takes_the_other_lacks(self, vp, kzp, left):
        assert rests(date(2024, 6, 1), vp=vp, kzp=kzp) == left

    def test_bl05_young_people_may_take_all_of_both(self):
        day = date(2024, 6, 1)

        assert rests(day, vp=0, kzp=0, subject="verhinderung_jung") == (3386, 3386)
        assert rests(day, vp=3386, kzp=0, subject="verhinderung_jung") == (0, 0)


class TestOneAmount:
    @pytest.mark.parametrize(
        ("vp", "kzp", "left"),
        [(0, 0, 3539), (1000, 0, 2539), (1000, 2539, 0), (4000, 0, 0)],
    )
    def test_bl05_both_draw_on_it(self, vp, kzp, left):
        assert rests(date(2026, 6, 1), vp=vp, kzp=kzp) == (left, left)

    @pytest.mark.parametrize(
        ("day", "is_one"),
        [(date(2025, 6, 30), False), (date(2025, 7, 1), True), (date(2026, 1, 1), False)],
    )
    def test_bl05_counts_the_first_half_of_2025_only_in_2025(self, day, is_one):
        assert is_transition(law=PARAMETERS.at(day=day)) is is_one


@given(
    day=st.sampled_from([date(2019, 1, 1), date(2024, 1, 1), date(2025, 6, 30), date(2026, 1, 1)]),
    vp=st.integers(0, 4000),
    kzp=st.integers(0, 4000),
)
def test_bl05_more_use_never_leaves_more(day, vp, kzp):
    before, after = rests(day, vp=vp, kzp=kzp), rests(day, vp=vp + 1, kzp=kzp)

    assert all(one >= other >= 0 for one, other in zip(before, after, strict=True))
