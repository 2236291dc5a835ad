"""What was filled in survives the journey as text, and open stays open."""

from datetime import date

import pytest

from portal.domain.pflegegrad.answer_sheet import (
    AnswerSheet,
    SheetInvalid,
    code_of,
    from_json,
    person_of,
    read_fields,
    to_assessment,
    to_json,
)
from portal.domain.pflegegrad.questionnaire import list_questions
from portal.law.pflegegrad.assessment import Frequency
from portal.law.pflegegrad.loading import load_instruments
from portal.law.pflegegrad.person import Person, PersonClass
from portal.values.errors import Invalid

INSTRUMENT = load_instruments().versions[-1]
DAY = date(2026, 11, 22)
QUESTIONS = {
    one.id: one
    for kind in (PersonClass.ADULT, PersonClass.BABY)
    for one in list_questions(person=Person(kind), instrument=INSTRUMENT)
}


def sheet(kind=PersonClass.ADULT, born_on=None, **answers):
    return AnswerSheet("id", DAY, kind, born_on, answers)


def assess(answers, kind=PersonClass.ADULT):
    return to_assessment(sheet=sheet(kind, **answers), instrument=INSTRUMENT)


def read(**submitted):
    asked = [one for name, one in QUESTIONS.items() if name in {"1.1", "5.1", "5.13"}]
    return read_fields(questions=asked, submitted=submitted)


class TestText:
    @pytest.mark.parametrize("born_on", [None, date(2020, 2, 29)])
    def test_a_sheet_comes_back_as_it_was(self, born_on):
        before = sheet(PersonClass.CHILD, born_on, **{"1.1": "2", "5.1": "3 tag"})

        assert from_json(text=to_json(sheet=before)) == before

    def test_a_sheet_without_person_says_so(self):
        empty = AnswerSheet("id", DAY)

        assert not from_json(text=to_json(sheet=empty)).has_person
        assert sheet().has_person
        assert sheet(None, date(2020, 2, 29)).has_person
        with pytest.raises(Invalid):
            person_of(sheet=empty, instrument=INSTRUMENT)

    @pytest.mark.parametrize(
        "text", ["", "{", "[]", "{}", '{"id":"a","on":"x","kind":null,"born":null,"answers":{}}',
                 '{"id":"a","on":"2026-11-22","kind":null,"born":null,"answers":[]}',
                 '{"id":"a","on":"2026-11-22","kind":"cat","born":null,"answers":{}}'],
    )  # fmt: skip
    def test_other_texts_are_refused(self, text):
        with pytest.raises(SheetInvalid):
            from_json(text=text)


class TestAssessment:
    def test_pg12_what_is_not_answered_is_open(self):
        assessment = assess({"1.1": "x"})

        assert assessment.levels == {}
        assert assessment.frequencies == {}
        assert assessment.continence_urine is None
        assert assessment.special_constellation is None

    def test_answers_become_codes_and_frequencies(self):
        assessment = assess(
            {"1.1": "2", "5.1": "3 tag", "5.13": "0", "continence_urine": "4",
             "1.B": "1"}
        )  # fmt: skip

        assert assessment.levels == {"1.1": 2}
        assert assessment.frequencies == {"5.1": Frequency(tag=3), "5.13": Frequency()}
        assert assessment.continence_urine == 4
        assert assessment.special_constellation is True

    def test_pg07_a_baby_has_the_question_about_feeding(self):
        assessment = assess({"4.K": "0", "1.1": "2"}, PersonClass.BABY)

        assert assessment.feeding_problem_baby is False
        assert assessment.levels == {}

    @pytest.mark.parametrize("answer", ["3 tag", "viel", "x", "3 jahr", "3"])
    def test_what_does_not_fit_is_open(self, answer):
        assert assess({"5.13": answer}).frequencies == {}

    @pytest.mark.parametrize("answer", ["4", "-1", "²", ""])
    def test_an_answer_that_does_not_exist_is_open(self, answer):
        assert code_of(question=QUESTIONS["1.1"], sheet=sheet(**{"1.1": answer})) is None


class TestFields:
    def test_answers_are_read(self):
        found = read(**{"1.1": "3", "5.1": " 03 ", "5.1.takt": "woche", "5.13.takt": "0"})

        assert found.answers == {"1.1": "3", "5.1": "3 woche", "5.13": "0"}
        assert found.problems == ()

    def test_what_is_left_empty_has_no_answer(self):
        assert read().answers == {}
        assert read(**{"1.1": "", "5.1": "", "5.1.takt": ""}).problems == ()

    def test_do_not_know_is_kept(self):
        assert read(**{"1.1": "x", "5.1.takt": "x"}).answers == {"1.1": "x", "5.1": "x"}

    def test_pg10_zero_is_never(self):
        assert read(**{"5.1": "0"}).answers == {"5.1": "0"}

    @pytest.mark.parametrize(
        ("submitted", "problem"),
        [
            ({"5.1": "drei", "5.1.takt": "tag"}, ("5.1", "no_number")),
            ({"5.1": "100", "5.1.takt": "tag"}, ("5.1", "no_number")),
            ({"5.1": "9" * 12, "5.1.takt": "tag"}, ("5.1", "no_number")),
            ({"5.1": "٣", "5.1.takt": "tag"}, ("5.1", "no_number")),
            ({"5.1": "", "5.1.takt": "tag"}, ("5.1", "no_number")),
            ({"5.1": "3"}, ("5.1", "no_span")),
            ({"5.13": "3", "5.13.takt": "tag"}, ("5.13", "no_such_answer")),
            ({"1.1": "4"}, ("1.1", "no_such_answer")),
            ({"1.1": "abc"}, ("1.1", "no_such_answer")),
        ],
    )
    def test_what_is_wrong_is_named_and_not_taken(self, submitted, problem):
        found = read(**submitted)

        assert found.problems == (problem,)
        assert found.answers == {}
