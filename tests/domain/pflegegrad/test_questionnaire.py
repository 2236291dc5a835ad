"""Every criterion of Anlage 1 is asked once, and only what counts for the person."""

import pytest

from portal.domain.pflegegrad.questionnaire import list_pages, list_questions, name_in_finding
from portal.law.pflegegrad.fragen import QuestionKind
from portal.law.pflegegrad.instrument import Takt
from portal.law.pflegegrad.loading import load_instruments
from portal.law.pflegegrad.person import Person, PersonClass

INSTRUMENT = load_instruments().versions[-1]
ADULT = Person(PersonClass.ADULT)
CHILD = Person(PersonClass.CHILD, age_months=120)
BABY = Person(PersonClass.BABY)


def keys(person):
    return [one.key for one in list_pages(person=person, instrument=INSTRUMENT)]


def names(person):
    return [one.id for one in list_questions(person=person, instrument=INSTRUMENT)]


class TestPages:
    def test_pg01_one_module_a_page_and_module_5_by_its_groups(self):
        assert keys(ADULT) == ["1", "2", "3", "4", "5a", "5b", "5c", "6"]
        assert keys(CHILD) == keys(ADULT)

    def test_pg01_every_criterion_is_asked_once(self):
        asked = names(ADULT)
        numbered = [one for one in asked if "." in one and one != "1.B"]

        assert len(asked) == len(set(asked))
        counts = [sum(one.startswith(f"{module}.") for one in numbered) for module in range(1, 7)]
        assert counts == [5, 11, 13, 13, 15 + 1, 6]

    def test_pg07_babies_are_asked_little(self):
        assert keys(BABY) == ["1", "3", "4", "5a", "5b", "5c"]
        assert "4.K" in names(BABY)
        assert not {"1.1", "2.1", "4.8", "6.1", "continence_urine"} & set(names(BABY))

    @pytest.mark.parametrize("person", [ADULT, CHILD, BABY])
    def test_pg06_everybody_is_asked_for_the_special_constellation(self, person):
        assert "1.B" in names(person)

    def test_early_support_is_for_children_only(self):
        assert "5.K" not in names(ADULT)
        assert "5.K" in names(CHILD)
        assert "5.K" in names(BABY)

    def test_pg09_continence_is_asked_right_before_what_depends_on_it(self):
        asked = names(ADULT)

        assert asked.index("4.11") == asked.index("continence_urine") + 1
        assert asked.index("4.12") == asked.index("continence_stool") + 1


QUESTIONS = {one.id: one for one in list_questions(person=CHILD, instrument=INSTRUMENT)}


class TestQuestions:
    def test_pg10_visits_are_not_asked_by_the_day(self):
        assert QUESTIONS["5.13"].takte == (Takt.WOCHE, Takt.MONAT)
        assert QUESTIONS["5.12"].takte[0] is Takt.TAG
        assert QUESTIONS["5.1"].kind is QuestionKind.FREQUENCY

    def test_they_bear_the_official_wording(self):
        assert QUESTIONS["1.3"].name == "Umsetzen"
        assert QUESTIONS["1.3"].options[0] == "selbständig"
        assert QUESTIONS["4.13"].options == ("entfällt", "teilweise", "vollständig")

    def test_findings_name_two_of_them_otherwise(self):
        names_there = {
            key: name_in_finding(question=one, instrument=INSTRUMENT)
            for key, one in QUESTIONS.items()
        }

        assert names_there["1.B"] == "special_constellation"
        assert names_there["4.8"] == "4.8"
