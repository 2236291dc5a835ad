import pytest

from portal.law.pflegegrad.einzelpunkte import find_criterion, list_points
from portal.law.pflegegrad.person import Person, PersonClass
from tests.law.pflegegrad.assessments import INSTRUMENT, make_open


def find(key, **answers):
    return find_criterion(
        criterion=INSTRUMENT.criteria[key],
        assessment=make_open(**answers),
        instrument=INSTRUMENT,
    )


class TestFindCriterion:
    @pytest.mark.parametrize(
        ("key", "points"),
        [
            ("1.1", [0, 1, 2, 3]),
            ("2.11", [0, 1, 2, 3]),
            ("3.1", [0, 1, 3, 5]),
            ("3.13", [0, 1, 3, 5]),
            ("4.7", [0, 1, 2, 3]),
            ("4.8", [0, 3, 6, 9]),
            ("4.9", [0, 2, 4, 6]),
            ("4.10", [0, 2, 4, 6]),
            ("4.13", [0, 6, 3]),
            ("5.16", [0, 1, 2, 3]),
            ("6.6", [0, 1, 2, 3]),
        ],
    )
    def test_pg09_counts_each_answer_as_anlage_1_says(self, key, points):
        assert [find(key, levels={key: level}).points for level in range(len(points))] == points

    @pytest.mark.parametrize(
        ("key", "name"), [("4.11", "continence_urine"), ("4.12", "continence_stool")]
    )
    @pytest.mark.parametrize(("code", "points"), [(0, 0), (1, 0), (2, 3), (3, 3), (4, 3)])
    def test_pg09_counts_only_when_incontinent(self, key, name, code, points):
        finding = find(key, levels={key: 3}, **{name: code})

        assert finding.points == points
        assert finding.is_barred == (points == 0)

    @pytest.mark.parametrize(
        ("key", "other"), [("4.11", "continence_stool"), ("4.12", "continence_urine")]
    )
    def test_pg09_depends_on_its_own_finding_only(self, key, other):
        own = {"continence_stool": "continence_urine", "continence_urine": "continence_stool"}

        finding = find(key, levels={key: 3}, **{other: 4, own[other]: 0})

        assert finding.points == 0

    def test_pg12_an_open_answer_leaves_every_value(self):
        finding = find("4.13")

        assert (finding.level, finding.points) == (None, None)
        assert finding.possible_points == (0, 3, 6)
        assert finding.missing == ("4.13",)

    @pytest.mark.parametrize(
        ("answers", "possible", "missing"),
        [
            ({}, (0, 1, 2, 3), ("4.11", "continence_urine")),
            ({"continence_urine": 2}, (0, 1, 2, 3), ("4.11",)),
            ({"continence_urine": 1}, (0,), ()),
            ({"levels": {"4.11": 2}}, (0, 2), ("continence_urine",)),
            ({"levels": {"4.11": 0}}, (0,), ()),
            ({"levels": {"4.11": 2}, "continence_urine": 3}, (2,), ()),
        ],
    )
    def test_pg12_asks_only_for_what_matters(self, answers, possible, missing):
        finding = find("4.11", **answers)

        assert (finding.possible_points, finding.missing) == (possible, missing)
        assert finding.points == (None if missing else possible[0])

    @pytest.mark.parametrize(
        ("level", "points"),
        [(0, 0), (1, 0), (2, 0), (3, 2)],
    )
    def test_pg08_weighs_a_child_after_the_comparison(self, level, points):
        child = Person(PersonClass.CHILD, 36)

        finding = find("4.10", person=child, levels={"4.10": level})

        assert (finding.norm, finding.points) == (2, points)

    def test_pg08_does_not_ask_what_no_child_of_that_age_can(self):
        finding = find("4.4", person=Person(PersonClass.CHILD, 24))

        assert (finding.norm, finding.points, finding.missing) == (3, 0, ())


class TestListPoints:
    def test_lowers_the_level_but_never_below_zero(self):
        criterion = INSTRUMENT.criteria["4.8"]

        found = [
            list_points(criterion=criterion, level=level, norm=2, continence=None)
            for level in range(4)
        ]

        assert found == [(0,), (0,), (0,), (3,)]

    def test_gives_what_is_left_for_a_child(self):
        criterion = INSTRUMENT.criteria["4.8"]

        assert list_points(criterion=criterion, level=None, norm=1, continence=None) == (0, 3, 6)
