from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.pflegegrad.person import (
    Person,
    PersonClass,
    classify_age,
    count_completed_months,
    find_age_norm,
    identify_person,
    is_assessed,
)
from portal.values.errors import Invalid
from tests.law.pflegegrad.assessments import ADULT, BABY, INSTRUMENT, TODAY


def identify(*, kind=None, born_on=None, age_months=None, on=TODAY):
    return identify_person(
        kind=kind, born_on=born_on, age_months=age_months, on=on, instrument=INSTRUMENT
    )


class TestCountCompletedMonths:
    @pytest.mark.parametrize(
        ("born_on", "on", "months"),
        [
            (date(2025, 1, 15), date(2026, 7, 14), 17),
            (date(2025, 1, 15), date(2026, 7, 15), 18),
            (date(2024, 8, 31), date(2026, 2, 28), 17),
            (date(2024, 8, 31), date(2026, 3, 1), 18),
            (date(2024, 2, 29), date(2025, 2, 28), 11),
            (date(2024, 2, 29), date(2025, 3, 1), 12),
            (date(2026, 11, 22), date(2026, 11, 22), 0),
            (date(2015, 11, 22), date(2026, 11, 22), 132),
        ],
    )
    def test_pg07_ends_with_the_day_before_that_of_birth(self, born_on, on, months):
        assert count_completed_months(born_on=born_on, on=on) == months

    def test_refuses_a_birth_after_the_assessment(self):
        with pytest.raises(Invalid, match="born_on: after_assessment"):
            count_completed_months(born_on=date(2026, 11, 23), on=TODAY)

    @given(born_on=st.dates(max_value=TODAY), on=st.dates(min_value=TODAY))
    def test_never_falls_as_time_goes_by(self, born_on, on):
        assert count_completed_months(born_on=born_on, on=TODAY) >= 0
        assert count_completed_months(born_on=born_on, on=TODAY) <= count_completed_months(
            born_on=born_on, on=on
        )


class TestIdentifyPerson:
    @pytest.mark.parametrize(
        ("age_months", "kind"),
        [(0, "baby"), (17, "baby"), (18, "child"), (131, "child"), (132, "adult"), (1200, "adult")],
    )
    def test_pg07_pg08_finds_the_class_by_age(self, age_months, kind):
        assert classify_age(age_months=age_months, instrument=INSTRUMENT) == kind
        assert identify(age_months=age_months) == Person(PersonClass(kind), age_months)

    def test_takes_the_age_on_the_day_of_the_assessment(self):
        born_on = date(2025, 1, 15)

        assert identify(born_on=born_on, on=date(2026, 7, 14)).kind is PersonClass.BABY
        assert identify(born_on=born_on, on=date(2026, 7, 15)).kind is PersonClass.CHILD

    def test_a_class_that_is_stated_decides(self):
        assert identify(kind=PersonClass.ADULT, age_months=6) == Person(PersonClass.ADULT, 6)
        assert identify(kind=PersonClass.ADULT) == Person(PersonClass.ADULT)
        assert identify(kind=PersonClass.BABY) == Person(PersonClass.BABY)

    def test_takes_age_and_birth_that_agree(self):
        assert identify(born_on=date(2026, 5, 22), age_months=6).age_months == 6

    @pytest.mark.parametrize(
        ("given", "field", "code"),
        [
            ({}, "person", "missing"),
            ({"kind": PersonClass.CHILD}, "age_months", "missing"),
            ({"age_months": -1}, "age_months", "negative"),
            (
                {"born_on": date(2026, 5, 22), "age_months": 7},
                "age_months",
                "contradicts_born_on",
            ),
            ({"born_on": date(2026, 11, 23)}, "born_on", "after_assessment"),
        ],
    )
    def test_refuses_to_guess(self, given, field, code):
        with pytest.raises(Invalid) as caught:
            identify(**given)

        assert (caught.value.field, caught.value.code) == (field, code)


class TestFindAgeNorm:
    @pytest.mark.parametrize(
        ("key", "age_months", "level"),
        [
            ("1.5", 18, 1),
            ("1.5", 29, 1),
            ("1.5", 30, 0),
            ("2.3", 29, 3),
            ("2.3", 30, 2),
            ("2.3", 60, 1),
            ("2.3", 84, 0),
            ("2.1", 1, 3),
            ("2.1", 2, 2),
            ("4.11", 59, 3),
            ("4.11", 60, 0),
            ("4.13", 18, 0),
            ("6.2", 131, 1),
            ("6.2", 132, 0),
            ("3.1", 24, 0),
            ("5.16", 24, 0),
        ],
    )
    def test_pg08_is_the_level_of_a_healthy_child(self, key, age_months, level):
        person = Person(PersonClass.CHILD, age_months)

        norm = find_age_norm(criterion_id=key, person=person, instrument=INSTRUMENT)

        assert norm == level

    @pytest.mark.parametrize("person", [ADULT, BABY, Person(PersonClass.ADULT, 24)])
    def test_compares_nobody_else(self, person):
        norms = {
            find_age_norm(criterion_id=key, person=person, instrument=INSTRUMENT)
            for key in INSTRUMENT.criteria
        }

        assert norms == {0}

    @given(key=st.sampled_from(sorted(INSTRUMENT.ages.norms)), age=st.integers(0, 200))
    def test_never_rises_with_age(self, key, age):
        younger, older = (
            find_age_norm(
                criterion_id=key, person=Person(PersonClass.CHILD, one), instrument=INSTRUMENT
            )
            for one in (age, age + 1)
        )

        assert 0 <= older <= younger <= 3


class TestIsAssessed:
    def test_pg07_babies_have_modules_3_and_5(self):
        found = [
            number
            for number in range(1, 7)
            if is_assessed(module=number, person=BABY, instrument=INSTRUMENT)
        ]

        assert found == [3, 5]

    def test_everybody_else_has_all(self):
        assert all(
            is_assessed(module=number, person=ADULT, instrument=INSTRUMENT)
            for number in range(1, 7)
        )
