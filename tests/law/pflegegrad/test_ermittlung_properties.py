"""What holds for every assessment, compared with an independent calculation."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from portal.law.pflegegrad.assessment import Frequency
from portal.law.pflegegrad.ermittlung import determine_pflegegrad
from tests.law.pflegegrad import oracle
from tests.law.pflegegrad.assessments import INSTRUMENT, ask_oracle, assessments, make, make_open

FEWER = settings(max_examples=30)
RISING = [key for key in INSTRUMENT.criteria if key != "4.13"]


def determine(assessment):
    return determine_pflegegrad(assessment=assessment, instrument=INSTRUMENT)


class TestEveryAssessment:
    @FEWER
    @given(assessment=assessments())
    def test_pg02_pg03_pg05_pg07_agrees_with_a_second_calculation(self, assessment):
        finding = determine(assessment)

        raws, hundredths, grade = ask_oracle(assessment)
        assert [one.raw for one in finding.modules] == raws
        assert finding.total * 100 == hundredths
        assert finding.grade == grade

    @FEWER
    @given(assessment=assessments())
    def test_pg05_the_total_is_a_multiple_of_one_and_a_quarter(self, assessment):
        total = determine(assessment).total

        assert total % Decimal("1.25") == 0
        assert 0 <= total <= 100

    def test_pg05_there_are_79_totals(self):
        totals = determine(make_open()).possible_totals

        combinations = product(*(set(row) for row in oracle.WEIGHTED.values()))
        expected = {a + max(b, c) + d + e + f for a, b, c, d, e, f in combinations}
        assert [total * 100 for total in totals] == sorted(expected)
        assert len(totals) == 79

    @FEWER
    @given(assessment=assessments(), key=st.sampled_from(RISING))
    def test_pg09_more_impairment_never_lowers_total_or_grade(self, assessment, key):
        level = assessment.levels[key]
        assume(level + 1 < len(INSTRUMENT.criteria[key].points))

        before, after = (
            determine(replace(assessment, levels={**assessment.levels, key: one}))
            for one in (level, level + 1)
        )

        assert after.total >= before.total
        assert after.grade >= before.grade

    @FEWER
    @given(
        assessment=assessments(),
        key=st.sampled_from(sorted(INSTRUMENT.measures)),
        more=st.integers(1, 5),
        data=st.data(),
    )
    def test_pg10_more_help_never_lowers_total_or_grade(self, assessment, key, more, data):
        takt = data.draw(st.sampled_from(INSTRUMENT.measures[key].takte))
        now = assessment.frequencies[key]
        then = replace(now, **{takt.value: now.times(takt) + more})

        before = determine(assessment)
        after = determine(replace(assessment, frequencies={**assessment.frequencies, key: then}))

        assert after.total >= before.total
        assert after.grade >= before.grade

    @FEWER
    @given(
        assessment=assessments(),
        name=st.sampled_from(["continence_urine", "continence_stool"]),
        codes=st.tuples(st.integers(0, 4), st.integers(0, 4)).map(sorted),
    )
    def test_pg09_worse_continence_never_lowers_total_or_grade(self, assessment, name, codes):
        before, after = (determine(replace(assessment, **{name: code})) for code in codes)

        assert after.total >= before.total
        assert after.grade >= before.grade

    @FEWER
    @given(assessment=assessments())
    def test_pg09_only_the_step_from_partly_to_wholly_by_tube_can_lower(self, assessment):
        none, partly, wholly = (
            determine(replace(assessment, levels={**assessment.levels, "4.13": level})).total
            for level in (0, 1, 2)
        )

        assert none <= wholly <= partly

    def test_pg09_that_step_does_lower_the_grade(self):
        levels = {"4.8": 2, "4.9": 2, "4.10": 2}

        none, partly, wholly = (
            determine(make(levels={**levels, "4.13": level})).grade for level in (0, 1, 2)
        )

        assert (none, partly, wholly) == (1, 2, 1)


def candidates(key):
    """Return frequencies that reach every band of the group from any sum below it."""
    takte = INSTRUMENT.measures[key].takte
    counts = {"tag": range(10), "woche": range(9), "monat": (*range(0, 40, 3), 61)}
    return [Frequency(**{takt.value: one}) for takt in takte for one in counts[takt.value]]


@st.composite
def partly_open(draw):
    """Draw an assessment with one to three open answers, and what each of them could be."""
    assessment = draw(assessments())
    levels = draw(st.sets(st.sampled_from(["4.13", "4.11", "4.12", *RISING]), max_size=2))
    names = ["continence_urine", "continence_stool", "feeding_problem_baby", *levels]
    chosen = draw(st.sets(st.sampled_from(names), min_size=1, max_size=3))
    choices = {}
    for name in sorted(chosen):
        if name in INSTRUMENT.criteria:
            choices[name] = range(len(INSTRUMENT.criteria[name].points))
        else:
            choices[name] = (False, True) if name == "feeding_problem_baby" else range(5)
    if len(chosen) < 3 and draw(st.booleans()):
        key = draw(st.sampled_from(sorted(INSTRUMENT.measures)))
        choices[key] = candidates(key)
    return assessment, choices


def fill(assessment, answers):
    levels = {key: one for key, one in answers.items() if key in INSTRUMENT.criteria}
    frequencies = {key: one for key, one in answers.items() if key in INSTRUMENT.measures}
    rest = {k: one for k, one in answers.items() if k not in levels and k not in frequencies}
    return replace(
        assessment,
        levels={**assessment.levels, **levels},
        frequencies={**assessment.frequencies, **frequencies},
        **rest,
    )


def leave_open(assessment, names):
    plain = {"continence_urine", "continence_stool", "feeding_problem_baby"} & set(names)
    return replace(
        assessment,
        levels={key: one for key, one in assessment.levels.items() if key not in names},
        frequencies={k: one for k, one in assessment.frequencies.items() if k not in names},
        **dict.fromkeys(plain),
    )


class TestIncompleteAssessments:
    @FEWER
    @given(drawn=partly_open())
    def test_pg12_equals_trying_every_answer(self, drawn):
        assessment, choices = drawn
        tried = [
            ask_oracle(fill(assessment, dict(zip(choices, answers, strict=True))))
            for answers in product(*choices.values())
        ]

        finding = determine(leave_open(assessment, choices))

        assert [100 * one for one in finding.possible_totals] == sorted({t for _, t, _ in tried})
        assert list(finding.possible_grades) == sorted({grade for _, _, grade in tried})
        assert set(finding.missing) <= set(choices)

    @pytest.mark.parametrize("level", [0, 1, 2])
    def test_pg12_a_result_lies_within_what_was_possible_before(self, level):
        levels = {"4.8": 2, "4.9": 2, "4.10": 2}
        before = determine(leave_open(make(levels=levels), ["4.13"]))

        after = determine(make(levels={**levels, "4.13": level}))

        assert after.grade in before.possible_grades
        assert after.total in before.possible_totals

    @FEWER
    @given(assessment=assessments(), names=st.sets(st.sampled_from(RISING), min_size=1))
    def test_pg12_an_answer_never_adds_a_possible_grade(self, assessment, names):
        some = sorted(names)

        wide = determine(leave_open(assessment, some))
        narrow = determine(leave_open(assessment, some[1:]))

        assert set(narrow.possible_totals) <= set(wide.possible_totals)
        assert determine(assessment).grade in narrow.possible_grades
