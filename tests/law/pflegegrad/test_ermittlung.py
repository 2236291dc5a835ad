"""Whole cases by date with their source; every case is readable without the code."""

from decimal import Decimal
from pathlib import Path

import pytest

from portal.law.pflegegrad.assessment import count_open_as_zero
from portal.law.pflegegrad.ermittlung import determine_pflegegrad
from portal.law.pflegegrad.loading import load_instruments
from portal.law.pflegegrad.person import PersonClass, identify_person
from portal.law.strict_yaml import read_mapping
from portal.values.errors import Invalid
from tests.law.pflegegrad.assessments import ADULT, BABY, CHILD, INSTRUMENT, make, make_open

CASES = Path(__file__).parents[1] / "cases" / "pflegegrad"
INPUTS = {"person", "born_on", "age_months", "levels", "frequencies", "continence_urine"}
INPUTS |= {"continence_stool", "feeding_problem_baby", "special_constellation"}
RESULTS = {"raw", "range", "weighted", "total", "grade", "grade_from_points", "counted_module"}
RESULTS |= {"ignored", "open", "leave_out", "possible_grades", "possible_totals"}


def read_cases():
    for path in sorted(CASES.glob("*.yaml")):
        content = read_mapping(text=path.read_text(encoding="utf-8"))
        assert content["subject"] == path.stem
        assert set(content) == {"subject", "cases"}
        for case in content["cases"]:
            assert set(case) <= {"name", "on", "source", *INPUTS, *RESULTS}, case["name"]
            assert case["source"]
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


ALL = list(read_cases())
COMPLETE = [one for one in ALL if "total" in one.values[0]]
INCOMPLETE = [one for one in ALL if "total" not in one.values[0]]


def read_assessment(case):
    instrument = load_instruments().at(day=case["on"])
    kind = case.get("person")
    person = identify_person(
        kind=kind and PersonClass(kind),
        born_on=case.get("born_on"),
        age_months=case.get("age_months"),
        on=case["on"],
        instrument=instrument,
    )
    plain = INPUTS - {"person", "born_on", "age_months"}
    answers = {key: value for key, value in case.items() if key in plain}
    given = make_open(person=person, **answers)
    if case.get("open") == "all":
        return given, instrument
    filled = count_open_as_zero(assessment=given, instrument=instrument)
    left = {*case.get("open", ()), *case.get("leave_out", ())}
    answers = {
        "levels": {key: one for key, one in filled.levels.items() if key not in left},
        "frequencies": {
            key: {"tag": one.tag, "woche": one.woche, "monat": one.monat}
            for key, one in filled.frequencies.items()
            if key not in left
        },
    }
    for key in plain - set(answers):
        answers[key] = None if key in left else getattr(filled, key)
    return make_open(person=person, **answers), instrument


class TestCases:
    @pytest.mark.parametrize("case", COMPLETE)
    def test_pg01_pg02_pg03_pg11_gives_the_whole_calculation(self, case):
        assessment, instrument = read_assessment(case)

        finding = determine_pflegegrad(assessment=assessment, instrument=instrument)

        assert [one.raw for one in finding.modules] == case["raw"]
        assert [one.punktbereich for one in finding.modules] == case["range"]
        assert [one.weighted for one in finding.modules] == [Decimal(w) for w in case["weighted"]]
        assert finding.total == Decimal(case["total"])
        assert finding.grade == case["grade"]
        assert finding.grade_from_points == case.get("grade_from_points", case["grade"])
        assert finding.counted_module == case.get("counted_module", finding.counted_module)
        assert finding.possible_grades == (case["grade"],)
        assert list(finding.ignored) == case.get("ignored", [])
        assert finding.is_complete

    @pytest.mark.parametrize("case", INCOMPLETE)
    def test_pg12_gives_every_grade_still_possible(self, case):
        assessment, instrument = read_assessment(case)

        finding = determine_pflegegrad(assessment=assessment, instrument=instrument)

        totals = [Decimal(text) for text in case.get("possible_totals", ())]
        assert list(finding.possible_grades) == case["possible_grades"]
        assert list(finding.possible_totals) == (totals or list(finding.possible_totals))
        assert finding.counted_module == case.get("counted_module", finding.counted_module)
        if case["open"] != "all":
            assert list(finding.missing) == case["open"]
        assert finding.is_complete == (not case["open"])


class TestDeterminePflegegrad:
    def test_pg04_compares_weighted_points_not_sums(self):
        assessment = make(levels={"2.1": 3, "2.2": 3, "2.3": 3, "2.4": 1, "3.1": 3})

        finding = determine_pflegegrad(assessment=assessment, instrument=INSTRUMENT)

        assert finding.module(2).raw > finding.module(3).raw
        assert finding.module(2).weighted < finding.module(3).weighted
        assert (finding.counted_module, finding.is_tie) == (3, False)
        assert finding.total == finding.module(3).weighted

    def test_pg04_says_when_both_give_the_same(self):
        assessment = make(levels={"2.1": 2, "3.1": 1})

        finding = determine_pflegegrad(assessment=assessment, instrument=INSTRUMENT)

        assert (finding.counted_module, finding.is_tie) == (2, True)
        assert finding.total == Decimal("3.75")

    def test_pg04_does_not_say_which_counts_while_both_can(self):
        assessment = make_open(levels={"2.1": 2})

        finding = determine_pflegegrad(assessment=assessment, instrument=INSTRUMENT)

        assert (finding.counted_module, finding.is_tie) == (None, False)

    def test_pg06_gives_grade_5_and_beside_it_that_of_the_points(self):
        finding = determine_pflegegrad(
            assessment=make(special_constellation=True), instrument=INSTRUMENT
        )

        assert (finding.grade, finding.grade_from_points, finding.total) == (5, 0, 0)
        assert [one.code for one in finding.reasons][-1] == "bedarfskonstellation"
        assert str(finding.reasons[-1].citation) == "§ 15 Abs. 4 SGB XI"

    def test_pg06_an_open_constellation_leaves_grade_5_possible(self):
        assessment = make_open(
            levels=dict.fromkeys(INSTRUMENT.criteria, 0),
            frequencies={key: {} for key in INSTRUMENT.measures},
            continence_urine=0,
            continence_stool=0,
            special_constellation=None,
        )

        finding = determine_pflegegrad(assessment=assessment, instrument=INSTRUMENT)

        assert finding.missing == ("special_constellation",)
        assert finding.possible_grades == (0, 5)
        assert finding.possible_grades_from_points == (0,)
        assert (finding.grade, finding.grade_from_points, finding.total) == (None, None, None)

    def test_pg06_counts_while_points_are_open(self):
        assessment = make_open(special_constellation=True)

        finding = determine_pflegegrad(assessment=assessment, instrument=INSTRUMENT)

        assert finding.possible_grades == (5,)
        assert finding.possible_grades_from_points == (0, 1, 2, 3, 4, 5)
        assert finding.grade is None

    def test_pg11_names_the_distance_to_both_thresholds(self):
        assessment = make(levels={"1.1": 2, "4.1": 3, "4.8": 1, "4.9": 1, "6.1": 1})

        finding = determine_pflegegrad(assessment=assessment, instrument=INSTRUMENT)

        assert (finding.below.grade, finding.below.points) == (2, Decimal("0.75"))
        assert (finding.above.grade, finding.above.points) == (1, Decimal("13.75"))

    def test_pg12_counts_nothing_open_as_zero(self):
        finding = determine_pflegegrad(assessment=make_open(), instrument=INSTRUMENT)

        assert not finding.is_complete
        assert (finding.grade, finding.total, finding.above, finding.below) == (None,) * 4
        assert [one.raw for one in finding.modules] == [None] * 6
        assert finding.steps == ()
        assert finding.reasons[0].code == "unvollstaendig"
        assert len(finding.missing) == 49 + 15 + 2

    def test_pg12_asks_a_baby_only_what_counts(self):
        finding = determine_pflegegrad(assessment=make_open(person=BABY), instrument=INSTRUMENT)

        modules = {name.partition(".")[0] for name in finding.missing}
        assert modules == {"3", "feeding_problem_baby", "5"}
        assert "5.K" in finding.missing

    @pytest.mark.parametrize(
        ("person", "codes"),
        [
            (ADULT, ["punkte", "hoechster_wert"]),
            (CHILD, ["punkte", "hoechster_wert", "altersvergleich"]),
            (BABY, ["baby"]),
        ],
    )
    def test_pg07_pg08_names_the_rules_of_the_class(self, person, codes):
        finding = determine_pflegegrad(assessment=make(person=person), instrument=INSTRUMENT)

        assert [reason.code for reason in finding.reasons] == codes

    def test_ignores_a_feeding_problem_that_is_no_babys(self):
        finding = determine_pflegegrad(
            assessment=make(feeding_problem_baby=True), instrument=INSTRUMENT
        )

        assert (finding.total, finding.ignored) == (0, ("feeding_problem_baby",))

    def test_refuses_a_wrong_answer(self):
        with pytest.raises(Invalid, match=r"levels\.4\.13: no_such_answer"):
            determine_pflegegrad(assessment=make(levels={"4.13": 3}), instrument=INSTRUMENT)
