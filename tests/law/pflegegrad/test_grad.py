from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.pflegegrad.grad import OutOfRange, find_grade, measure_above, measure_below
from portal.law.pflegegrad.person import PersonClass
from tests.law.pflegegrad.assessments import INSTRUMENT


def grade(points, kind=PersonClass.ADULT):
    return find_grade(points=Decimal(points), kind=kind, instrument=INSTRUMENT)


class TestFindGrade:
    @pytest.mark.parametrize("kind", [PersonClass.ADULT, PersonClass.CHILD])
    @pytest.mark.parametrize(
        ("below", "points", "number"),
        [
            ("12.49", "12.5", 1),
            ("26.99", "27", 2),
            ("47.49", "47.5", 3),
            ("69.99", "70", 4),
            ("89.99", "90", 5),
        ],
    )
    def test_pg05_begins_at_the_threshold_and_not_before(self, kind, below, points, number):
        assert grade(points, kind) == number
        assert grade(below, kind) == number - 1

    @pytest.mark.parametrize(
        ("below", "points", "before", "number"),
        [
            ("12.49", "12.5", 0, 2),
            ("26.99", "27", 2, 3),
            ("47.49", "47.5", 3, 4),
            ("69.99", "70", 4, 5),
        ],
    )
    def test_pg07_is_one_step_higher_for_babies(self, below, points, before, number):
        assert grade(points, PersonClass.BABY) == number
        assert grade(below, PersonClass.BABY) == before

    @pytest.mark.parametrize(("points", "number"), [("0", 0), ("100", 5)])
    def test_pg05_covers_0_to_100(self, points, number):
        assert grade(points) == number

    def test_pg05_below_the_first_threshold_is_kein_pflegegrad(self):
        labels = INSTRUMENT.grade_labels

        assert labels[grade("11.25")] == "kein Pflegegrad"
        assert labels[1] == "geringe Beeinträchtigungen der Selbständigkeit oder der Fähigkeiten"
        assert sorted(labels) == [0, 1, 2, 3, 4, 5]

    @pytest.mark.parametrize("points", ["-0.01", "100.01"])
    def test_pg05_refuses_other_points(self, points):
        with pytest.raises(OutOfRange):
            grade(points)

    def test_pg07_babies_have_no_grade_1(self):
        found = {grade(Decimal(n) / 4, PersonClass.BABY) for n in range(401)}

        assert found == {0, 2, 3, 4, 5}

    @given(st.integers(0, 9999), st.sampled_from(PersonClass))
    def test_pg05_more_points_never_lower_the_grade(self, hundredths, kind):
        less, more = Decimal(hundredths) / 100, Decimal(hundredths + 1) / 100

        assert grade(less, kind) <= grade(more, kind)


class TestDistances:
    def test_pg11_lie_between_two_thresholds(self):
        points, kind = Decimal("26.25"), PersonClass.ADULT

        above = measure_above(points=points, kind=kind, instrument=INSTRUMENT)
        below = measure_below(points=points, kind=kind, instrument=INSTRUMENT)

        assert (above.grade, above.threshold, above.points) == (
            1,
            Decimal("12.5"),
            Decimal("13.75"),
        )
        assert (below.grade, below.threshold, below.points) == (2, Decimal(27), Decimal("0.75"))

    def test_pg11_there_is_none_above_without_a_grade(self):
        kind = PersonClass.BABY

        assert measure_above(points=Decimal(10), kind=kind, instrument=INSTRUMENT) is None
        below = measure_below(points=Decimal(10), kind=kind, instrument=INSTRUMENT)
        assert (below.grade, below.points) == (2, Decimal("2.5"))

    def test_pg11_there_is_none_beyond_the_last(self):
        points, kind = Decimal(90), PersonClass.ADULT

        assert measure_below(points=points, kind=kind, instrument=INSTRUMENT) is None
        assert measure_above(points=points, kind=kind, instrument=INSTRUMENT).points == 0
