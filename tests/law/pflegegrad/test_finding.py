from portal.law.pflegegrad.ermittlung import determine_pflegegrad
from tests.law.pflegegrad.assessments import INSTRUMENT, make, make_open


def determine(assessment):
    return determine_pflegegrad(assessment=assessment, instrument=INSTRUMENT)


class TestPflegegradFinding:
    def test_pg11_names_the_other_grades_one_step_away(self):
        finding = determine(make(levels={"4.8": 2, "4.9": 2, "4.10": 2}))

        assert finding.grade == 1
        assert finding.neighbouring_grades == (2,)

    def test_pg11_one_daily_measure_is_enough_for_grade_1(self):
        finding = determine(make())

        assert finding.grade == 0
        assert finding.neighbouring_grades == (1,)

    def test_pg11_has_the_word_of_each_punktbereich(self):
        finding = determine(make(levels={"1.1": 2, "4.8": 3}))

        words = [finding.label(module) for module in finding.modules]
        assert words == ["geringe", "keine", "keine", "erhebliche", "keine", "keine"]

    def test_pg12_has_no_word_while_a_module_is_open(self):
        finding = determine(make_open())

        assert finding.label(finding.module(1)) == ""

    def test_finds_a_module_by_its_number(self):
        finding = determine(make())

        assert [finding.module(n).module.number for n in range(1, 7)] == [1, 2, 3, 4, 5, 6]
