import pytest
from hypothesis import given, settings

from portal.law.pflegegrad.assessment import Frequency
from portal.law.pflegegrad.ermittlung import determine_pflegegrad
from portal.law.pflegegrad.fragen import QuestionKind, build_assessment, list_questions
from portal.law.pflegegrad.instrument import Takt
from portal.law.pflegegrad.person import Person, PersonClass
from portal.values.errors import Invalid
from tests.law.pflegegrad.assessments import ADULT, BABY, CHILD, INSTRUMENT, persons


def ask(number, person=ADULT):
    module = INSTRUMENT.module(number=number)
    return list_questions(module=module, person=person, instrument=INSTRUMENT)


def ids(number, person=ADULT):
    return [question.id for question in ask(number, person)]


def ask_all(person):
    return [question for number in range(1, 7) for question in ask(number, person)]


def build(person=ADULT, **answers):
    return build_assessment(person=person, answers=answers, instrument=INSTRUMENT)


class TestListQuestions:
    def test_pg01_asks_adults_everything_but_5k_and_4k(self):
        assert len(ask_all(ADULT)) == 64 + 1 + 2
        assert ids(1) == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.B"]
        assert ids(4)[10:] == ["continence_urine", "4.11", "continence_stool", "4.12", "4.13"]
        assert ids(5)[-2:] == ["5.15", "5.16"]

    def test_pg07_asks_babies_little(self):
        assert [ids(number, BABY) for number in (1, 2, 4, 6)] == [["1.B"], [], ["4.K"], []]
        assert ids(3, BABY) == [f"3.{n}" for n in range(1, 14)]
        assert ids(5, BABY)[-2:] == ["5.K", "5.16"]

    def test_pg08_leaves_out_what_no_child_of_that_age_can(self):
        assert "4.4" not in ids(4, CHILD)
        assert "4.11" not in ids(4, CHILD)
        assert "continence_urine" not in ids(4, CHILD)
        assert "4.4" in ids(4, Person(PersonClass.CHILD, 42))
        assert "continence_urine" in ids(4, Person(PersonClass.CHILD, 60))

    def test_pg01_a_level_has_official_words(self):
        (question,) = [one for one in ask(4) if one.id == "4.13"]

        assert (question.kind, question.bri) == (QuestionKind.LEVEL, "F 4.4.13")
        assert question.name == "Ernährung parenteral oder über Sonde"
        assert question.options == ("entfällt", "teilweise", "vollständig")
        assert (question.scale, question.takte, question.group) == ("sonde", (), "")

    def test_pg10_a_frequency_has_spans_of_time(self):
        questions = {question.id: question for question in ask(5)}

        assert questions["5.1"].kind is QuestionKind.FREQUENCY
        assert questions["5.1"].takte == (Takt.TAG, Takt.WOCHE, Takt.MONAT)
        assert (questions["5.13"].takte, questions["5.13"].group) == ((Takt.WOCHE, Takt.MONAT), "C")
        assert questions["5.1"].options == ()

    @settings(max_examples=30)
    @given(person=persons())
    def test_pg12_are_exactly_what_an_empty_assessment_misses(self, person):
        finding = determine_pflegegrad(assessment=build(person), instrument=INSTRUMENT)

        names = {"1.B": "special_constellation", "4.K": "feeding_problem_baby"}
        asked = {names.get(question.id, question.id) for question in ask_all(person)}
        assert set(finding.missing) == asked


class TestBuildAssessment:
    def test_sorts_every_kind_of_answer(self):
        answers = {
            "1.1": 2,
            "5.1": Frequency(tag=3),
            "5.16": 1,
            "1.B": 1,
            "4.K": 0,
            "continence_urine": 3,
            "continence_stool": 0,
        }

        assessment = build(**answers)

        assert assessment.levels == {"1.1": 2, "5.16": 1}
        assert assessment.frequencies == {"5.1": Frequency(tag=3)}
        assert assessment.special_constellation is True
        assert assessment.feeding_problem_baby is False
        assert (assessment.continence_urine, assessment.continence_stool) == (3, 0)

    def test_pg12_leaves_everything_else_open(self):
        assessment = build()

        assert (assessment.levels, assessment.frequencies) == ({}, {})
        assert assessment.special_constellation is None
        assert assessment.feeding_problem_baby is None
        assert assessment.continence_urine is None

    @pytest.mark.parametrize(
        ("key", "answer", "code"),
        [
            ("1.6", 1, "unknown_question"),
            ("5.1", 3, "unknown_question"),
            ("5.16", Frequency(tag=1), "no_such_answer"),
            ("1.B", 2, "no_such_answer"),
            ("4.K", -1, "no_such_answer"),
            ("special_constellation", 1, "unknown_question"),
        ],
    )
    def test_refuses_an_answer_without_its_question(self, key, answer, code):
        with pytest.raises(Invalid) as caught:
            build(**{key: answer})

        assert (caught.value.field, caught.value.code) == (key, code)

    @pytest.mark.parametrize("person", [ADULT, CHILD, BABY])
    def test_all_answers_make_a_complete_assessment(self, person):
        answers = {
            question.id: Frequency() if question.kind is QuestionKind.FREQUENCY else 0
            for question in ask_all(person)
        }

        finding = determine_pflegegrad(assessment=build(person, **answers), instrument=INSTRUMENT)

        assert finding.is_complete
        assert finding.grade == 0
