from dataclasses import replace
from decimal import Decimal
from itertools import chain

import pytest
from hypothesis import given, settings

from portal.law.pflegegrad.assessment import Assessment, Frequency
from portal.law.pflegegrad.ermittlung import determine_pflegegrad
from portal.law.pflegegrad.instrument import Takt
from portal.law.pflegegrad.modul_5 import list_measures
from portal.law.pflegegrad.schritte import list_feeding_steps
from tests.law.pflegegrad.assessments import ADULT, BABY, INSTRUMENT, ask_oracle, assessments, make


def determine(assessment):
    return determine_pflegegrad(assessment=assessment, instrument=INSTRUMENT)


def changed_levels(assessment: Assessment, change):
    for key, level in assessment.levels.items():
        if 0 <= level + change < len(INSTRUMENT.criteria[key].points):
            levels = {**assessment.levels, key: level + change}
            yield key, None, change, replace(assessment, levels=levels)


def changed_continence(assessment: Assessment, change):
    for name in ("continence_urine", "continence_stool"):
        code = assessment.continence(name) + change
        if 0 <= code <= 4:
            yield name, None, change, replace(assessment, **{name: code})
    if assessment.feeding_problem_baby == (change < 0):
        other = replace(assessment, feeding_problem_baby=change > 0)
        yield "feeding_problem_baby", None, change, other


def changed_frequencies(assessment: Assessment, change):
    groups = INSTRUMENT.module(number=5).groups
    measures = [list_measures(group=one, person=assessment.person) for one in groups]
    for measure in chain(*measures):
        now = assessment.frequencies[measure.id]
        for takt in measure.takte:
            if now.times(takt) + change >= 0:
                then = replace(now, **{takt.value: now.times(takt) + change})
                frequencies = {**assessment.frequencies, measure.id: then}
                yield measure.id, takt, change, replace(assessment, frequencies=frequencies)


def changed_assessments(assessment: Assessment):
    """Give every assessment one step away: name, takt, change and the assessment itself."""
    for change in (1, -1):
        yield from changed_levels(assessment, change)
        yield from changed_continence(assessment, change)
        yield from changed_frequencies(assessment, change)


class TestSteps:
    @settings(max_examples=20)
    @given(assessment=assessments())
    def test_pg11_are_exactly_those_that_change_the_total(self, assessment):
        finding = determine(assessment)

        listed = {
            (name, step.takt, step.change): (step.outcome.total, step.outcome.grade)
            for step in finding.steps
            for name in step.inputs
        }
        tried = {}
        for name, takt, change, other in changed_assessments(assessment):
            _, hundredths, grade = ask_oracle(other)
            if hundredths != finding.total * 100:
                tried[name, takt, change] = (Decimal(hundredths) / 100, grade)
        assert listed == tried

    def test_pg09_the_step_of_4_13_from_partly_to_wholly_goes_down(self):
        finding = determine(make(levels={"4.8": 2, "4.9": 2, "4.10": 2, "4.13": 1}))

        steps = {step.change: step for step in finding.steps if step.inputs == ("4.13",)}
        assert (steps[1].before, steps[1].after) == (1, 2)
        assert (steps[1].outcome.total, steps[1].outcome.grade) == (Decimal(20), 1)
        assert steps[-1].outcome.total == Decimal(20)

    def test_pg11_measures_with_the_same_effect_share_a_step(self):
        finding = determine(make(frequencies={"5.1": {"tag": 3}}))

        up = [step for step in finding.steps if step.takt is Takt.TAG and step.change == 1]
        assert up[0].inputs == ("5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7")
        assert (up[0].before, up[0].after) == (None, None)
        assert up[0].outcome.total == Decimal(10)

    def test_pg11_a_daily_measure_done_more_often_changes_nothing(self):
        finding = determine(make(frequencies={"5.12": {"tag": 2}}))

        daily = [step for step in finding.steps if "5.12" in step.inputs]
        assert daily == []

    def test_pg11_the_finding_of_continence_is_a_step(self):
        finding = determine(make(levels={"4.11": 3}, continence_urine=1))

        steps = {step.inputs: step for step in finding.steps}
        assert steps["continence_urine",].after == 2
        assert steps["continence_urine",].outcome.total == Decimal(10)

    @pytest.mark.parametrize(("has_problem", "change", "total"), [(False, 1, 30), (True, -1, 0)])
    def test_pg11_the_question_4k_is_a_step(self, has_problem, change, total):
        finding = determine(make(person=BABY, feeding_problem_baby=has_problem))

        (step,) = [one for one in finding.steps if one.inputs == ("feeding_problem_baby",)]
        assert (step.change, step.outcome.total) == (change, total)

    def test_pg11_a_question_without_effect_is_none(self):
        steps = list_feeding_steps(
            assessment=make(person=BABY), instrument=INSTRUMENT, weigh=lambda *_: None
        )

        assert list(steps) == []

    def test_pg12_an_answer_that_does_not_matter_has_no_step(self):
        full = make(levels={"1.1": 2})
        levels = {key: one for key, one in full.levels.items() if key != "4.11"}

        finding = determine(replace(full, levels=levels, continence_stool=None))

        names = {name for step in finding.steps for name in step.inputs}
        assert finding.is_complete
        assert not names & {"4.11", "continence_stool"}

    def test_pg06_show_the_grade_by_points(self):
        finding = determine(make(levels={"4.8": 1}, special_constellation=True))

        assert finding.grade == 5
        assert max(step.outcome.grade for step in finding.steps) < 5

    def test_the_lowest_assessment_has_no_step_down(self):
        finding = determine(make(person=ADULT, frequencies={"5.1": {}}))

        assert finding.assessment.frequencies["5.1"] == Frequency()
        assert {step.change for step in finding.steps} == {1}
