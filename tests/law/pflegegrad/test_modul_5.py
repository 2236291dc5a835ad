from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.pflegegrad.assessment import Frequency
from portal.law.pflegegrad.modul_5 import (
    add_up_amount,
    find_band,
    find_group,
    list_measures,
)
from tests.law.pflegegrad.assessments import ADULT, BABY, CHILD, INSTRUMENT, make, make_open

A, B, C = INSTRUMENT.module(number=5).groups
ANY = st.integers(0, 40)


class TestFindBand:
    @pytest.mark.parametrize(
        ("group", "amount", "points"),
        [
            (A, "0", 0),
            (A, "209/210", 0),
            (A, "1", 1),
            (A, "3", 1),
            (A, "631/210", 2),
            (A, "8", 2),
            (A, "1681/210", 3),
            (B, "29/210", 0),
            (B, "1/7", 1),
            (B, "209/210", 1),
            (B, "1", 2),
            (B, "629/210", 2),
            (B, "3", 3),
            (C, "4.2", 0),
            (C, "4.3", 1),
            (C, "8.5", 1),
            (C, "8.6", 2),
            (C, "12.8", 2),
            (C, "12.9", 3),
            (C, "59.9", 3),
            (C, "60", 6),
        ],
    )
    def test_pg10_gives_points_on_both_sides_of_each_bound(self, group, amount, points):
        assert find_band(group=group, amount=Fraction(amount)).points == points


class TestAddUpAmount:
    @given(tag=ANY, woche=ANY, monat=ANY)
    def test_pg10_divides_weeks_by_7_and_months_by_30(self, tag, woche, monat):
        frequency = Frequency(tag=tag, woche=woche, monat=monat)

        for group in (A, B):
            amount = add_up_amount(measure=group.measures[0], frequency=frequency)
            assert amount * 210 == 210 * tag + 30 * woche + 7 * monat

    @given(woche=ANY, monat=ANY)
    def test_pg10_weighs_visits(self, woche, monat):
        amounts = [
            add_up_amount(measure=one, frequency=Frequency(woche=woche, monat=monat))
            for one in C.measures
        ]

        single, double = 43 * woche + 10 * monat, 86 * woche + 20 * monat
        assert [amount * 10 for amount in amounts] == [double, single, single, double, single]

    @pytest.mark.parametrize("tag", [1, 2, 10])
    def test_pg10_daily_is_flat_however_often(self, tag):
        amount = add_up_amount(measure=C.measures[0], frequency=Frequency(tag=tag))

        assert amount == 60

    def test_pg10_three_times_4_3_is_exactly_12_9(self):
        amount = add_up_amount(measure=C.measures[1], frequency=Frequency(woche=3))

        assert amount == Fraction("12.9")
        assert find_band(group=C, amount=amount).points == 3


class TestListMeasures:
    def test_pg10_5k_is_for_children_only(self):
        assert "5.K" not in [one.id for one in list_measures(group=C, person=ADULT)]
        assert "5.K" in [one.id for one in list_measures(group=C, person=CHILD)]
        assert "5.K" in [one.id for one in list_measures(group=C, person=BABY)]


class TestFindGroup:
    def test_pg10_scores_the_group_not_each_criterion(self):
        assessment = make(frequencies={key: {"tag": 1} for key in ("5.1", "5.2", "5.3", "5.4")})

        finding = find_group(group=A, assessment=assessment)

        assert (finding.amount, finding.points) == (4, 2)
        assert finding.missing == ()

    def test_pg12_leaves_every_band_above_open(self):
        assessment = make_open(frequencies={"5.8": {"tag": 1}, "5.9": {}, "5.10": {}})

        finding = find_group(group=B, assessment=assessment)

        assert finding.points is None
        assert finding.possible_points == (2, 3)
        assert finding.missing == ("5.11",)

    @given(tag=st.integers(0, 12), woche=st.integers(0, 10), monat=st.integers(0, 40))
    def test_pg12_every_band_above_can_be_reached_and_none_below(self, tag, woche, monat):
        base = {"tag": tag, "woche": woche, "monat": monat}
        assessment = make(frequencies={"5.8": base})
        rest = {key: one for key, one in assessment.frequencies.items() if key != "5.9"}

        possible = find_group(
            group=B, assessment=make_open(frequencies={k: vars_of(v) for k, v in rest.items()})
        ).possible_points

        amount = add_up_amount(measure=B.measures[0], frequency=Frequency(**base))
        tried = {
            find_band(group=B, amount=amount + Fraction(more, 30)).points for more in range(100)
        }
        assert set(possible) == tried


def vars_of(frequency):
    return {"tag": frequency.tag, "woche": frequency.woche, "monat": frequency.monat}
