from decimal import Decimal

from portal.law.pflegegrad.modul import find_module
from tests.law.pflegegrad.assessments import BABY, INSTRUMENT, make, make_open


def find(number, assessment):
    module = INSTRUMENT.module(number=number)
    return find_module(module=module, assessment=assessment, instrument=INSTRUMENT)


class TestFindModule:
    def test_pg11_has_sum_punktbereich_and_weighted_points(self):
        finding = find(4, make(levels={"4.8": 3, "4.9": 3, "4.10": 2}))

        assert (finding.raw, finding.punktbereich, finding.weighted) == (19, 3, Decimal(30))
        assert finding.is_assessed
        assert len(finding.criteria) == 13

    def test_pg12_an_open_module_has_none(self):
        finding = find(4, make_open(levels={"4.8": 3}))

        assert (finding.raw, finding.punktbereich, finding.weighted) == (None, None, None)
        assert (finding.possible_raw[0], finding.possible_raw[-1]) == (9, 54)
        assert finding.possible_weighted == (20, 30, 40)

    def test_pg10_module_5_has_three_groups_and_one_criterion(self):
        finding = find(5, make(frequencies={"5.1": {"tag": 1}}, levels={"5.16": 2}))

        assert [group.points for group in finding.groups] == [1, 0, 0]
        assert [one.points for one in finding.criteria] == [2]
        assert finding.raw == 3

    def test_pg07_a_baby_has_only_4k_in_module_4(self):
        without, with_problem = (
            find(4, make(person=BABY, feeding_problem_baby=one)) for one in (False, True)
        )

        assert (without.raw, without.weighted) == (0, 0)
        assert (with_problem.raw, with_problem.punktbereich, with_problem.weighted) == (20, 3, 30)
        assert with_problem.criteria == ()

    def test_pg12_4k_can_be_open(self):
        finding = find(4, make_open(person=BABY))

        assert (finding.possible_raw, finding.raw) == ((0, 20), None)
        assert finding.missing == ("feeding_problem_baby",)

    def test_pg07_other_modules_of_a_baby_are_not_assessed(self):
        finding = find(1, make(person=BABY, levels={"1.1": 3}))

        assert (finding.is_assessed, finding.raw, finding.weighted) == (False, 0, 0)
        assert finding.criteria == ()
