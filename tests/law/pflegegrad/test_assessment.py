import pytest

from portal.law.pflegegrad.assessment import (
    Frequency,
    check_assessment,
    count_open_as_zero,
)
from portal.law.pflegegrad.instrument import Takt
from portal.values.errors import Invalid
from tests.law.pflegegrad.assessments import INSTRUMENT, make, make_open


class TestFrequency:
    def test_answers_by_span_of_time(self):
        frequency = Frequency(tag=1, woche=2, monat=3)

        assert [frequency.times(takt) for takt in Takt] == [1, 2, 3]


class TestAssessment:
    def test_pg12_is_open_in_everything_but_the_constellation(self):
        assessment = make_open()

        assert (dict(assessment.levels), dict(assessment.frequencies)) == ({}, {})
        assert assessment.continence("continence_urine") is None
        assert assessment.continence("continence_stool") is None
        assert assessment.feeding_problem_baby is None
        assert assessment.special_constellation is False

    def test_tells_bladder_from_bowels(self):
        assessment = make_open(continence_urine=1, continence_stool=4)

        assert assessment.continence("continence_urine") == 1
        assert assessment.continence("continence_stool") == 4


class TestCountOpenAsZero:
    def test_fills_every_gap_and_keeps_every_answer(self):
        assessment = make_open(
            levels={"1.1": 2},
            frequencies={"5.1": {"tag": 3}},
            continence_urine=3,
            feeding_problem_baby=True,
        )

        filled = count_open_as_zero(assessment=assessment, instrument=INSTRUMENT)

        assert set(filled.levels) == set(INSTRUMENT.criteria)
        assert set(filled.frequencies) == set(INSTRUMENT.measures)
        assert (filled.levels["1.1"], filled.levels["1.2"]) == (2, 0)
        assert filled.frequencies["5.1"] == Frequency(tag=3)
        assert (filled.continence_urine, filled.continence_stool) == (3, 0)
        assert filled.feeding_problem_baby is True
        assert filled.special_constellation is False

    def test_an_open_constellation_becomes_none(self):
        assessment = make_open(special_constellation=None)

        filled = count_open_as_zero(assessment=assessment, instrument=INSTRUMENT)

        assert filled.special_constellation is False


class TestCheckAssessment:
    @pytest.mark.parametrize(
        ("answers", "field", "code"),
        [
            ({"levels": {"1.6": 0}}, "levels.1.6", "unknown_criterion"),
            ({"levels": {"1.B": 1}}, "levels.1.B", "unknown_criterion"),
            ({"levels": {"5.1": 1}}, "levels.5.1", "unknown_criterion"),
            ({"levels": {"7.1": 1}}, "levels.7.1", "unknown_criterion"),
            ({"levels": {"1.1": 4}}, "levels.1.1", "no_such_answer"),
            ({"levels": {"1.1": -1}}, "levels.1.1", "no_such_answer"),
            ({"levels": {"4.13": 3}}, "levels.4.13", "no_such_answer"),
            ({"frequencies": {"5.16": {}}}, "frequencies.5.16", "unknown_criterion"),
            ({"frequencies": {"5.1": {"tag": -1}}}, "frequencies.5.1.tag", "negative"),
            ({"frequencies": {"5.13": {"tag": 1}}}, "frequencies.5.13.tag", "not_asked"),
            ({"frequencies": {"5.K": {"tag": 1}}}, "frequencies.5.K.tag", "not_asked"),
            ({"continence_urine": 5}, "continence_urine", "no_such_answer"),
            ({"continence_stool": -1}, "continence_stool", "no_such_answer"),
        ],
    )
    def test_pg01_pg10_refuses_an_answer_that_does_not_exist(self, answers, field, code):
        with pytest.raises(Invalid) as caught:
            check_assessment(assessment=make_open(**answers), instrument=INSTRUMENT)

        assert (caught.value.field, caught.value.code) == (field, code)

    def test_takes_every_answer_that_exists(self):
        for code in range(4):
            levels = {
                key: min(code, len(one.points) - 1) for key, one in INSTRUMENT.criteria.items()
            }
            frequencies = {
                key: {takt.value: code for takt in one.takte}
                for key, one in INSTRUMENT.measures.items()
            }
            assessment = make(levels=levels, frequencies=frequencies, continence_urine=4)

            assert check_assessment(assessment=assessment, instrument=INSTRUMENT) is None
