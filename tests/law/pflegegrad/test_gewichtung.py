from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.pflegegrad.gewichtung import find_punktbereich, list_sums, list_totals, weigh
from tests.law.pflegegrad import oracle
from tests.law.pflegegrad.assessments import INSTRUMENT

EDGES = [
    (number, raw, bereich)
    for number, ranges in oracle.RANGES.items()
    for bereich, (first, last) in enumerate(ranges)
    for raw in {first, last}
]


class TestFindPunktbereich:
    @pytest.mark.parametrize(("number", "raw", "bereich"), EDGES)
    def test_pg03_knows_every_edge_on_both_sides(self, number, raw, bereich):
        module = INSTRUMENT.module(number=number)

        assert find_punktbereich(module=module, raw=raw) == bereich
        assert weigh(module=module, raw=raw) * 100 == oracle.WEIGHTED[number][bereich]

    @pytest.mark.parametrize("module", INSTRUMENT.modules)
    def test_pg03_never_falls_with_the_sum(self, module):
        weights = [weigh(module=module, raw=raw) for raw in range(module.max_raw + 1)]

        assert weights == sorted(weights)
        assert (weights[0], weights[-1]) == (0, module.weight_percent)

    def test_pg02_weighs_10_15_15_40_20_15(self):
        percents = [module.weight_percent for module in INSTRUMENT.modules]

        assert percents == [10, 15, 15, 40, 20, 15]


class TestListSums:
    @given(addends=st.lists(st.sets(st.integers(0, 9), min_size=1, max_size=4), max_size=4))
    def test_pg12_equals_trying_every_choice(self, addends):
        assert list_sums(addends=addends) == tuple(sorted({sum(one) for one in product(*addends)}))

    def test_leaves_gaps_where_sums_cannot_arise(self):
        assert list_sums(addends=[(0, 5), (0, 5), (1,)]) == (1, 6, 11)


WEIGHTS = st.sets(st.sampled_from([Decimal(one) for one in ("0", "3.75", "7.5")]), min_size=1)


class TestListTotals:
    @given(choices=st.lists(WEIGHTS, min_size=4, max_size=4))
    def test_pg04_pg12_equals_trying_every_choice(self, choices):
        weighted = dict(enumerate(choices, start=1))

        totals = list_totals(weighted=weighted, only_highest_of=(2, 3))

        tried = {a + max(b, c) + d for a, b, c, d in product(*choices)}
        assert totals == tuple(sorted(tried))
