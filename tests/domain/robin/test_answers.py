import pytest
from hypothesis import given

from portal.domain.robin.answers import (
    AnswersInvalid,
    Reading,
    excerpt,
    from_json,
    to_json,
    values_of,
)
from tests.domain.robin.answer_sets import answer_sets, few_examples


class TestJson:
    @few_examples
    @given(answers=answer_sets())
    def test_comes_back_as_it_was(self, answers):
        assert from_json(text=to_json(answers=answers)) == answers

    def test_keeps_one_text_apart_from_a_list_of_one(self):
        answers = {"ort": "19370 Parchim", "wuensche": ("ruhe",)}

        assert from_json(text=to_json(answers=answers)) == answers

    def test_does_not_depend_on_the_order_of_answering(self):
        assert to_json(answers={"a": "1", "b": ("ü",)}) == to_json(answers={"b": ("ü",), "a": "1"})

    @pytest.mark.parametrize(
        "text", ["", "[]", '{"a": 1}', '{"a": []}', '{"a": ["x", 2]}', '{"a": null}']
    )
    def test_refuses_what_holds_no_answers(self, text):
        with pytest.raises(AnswersInvalid):
            from_json(text=text)


class TestReading:
    def test_remembers_answered_questions_once_in_order(self):
        reading = Reading({"a": "1", "b": ("x", "y")})

        found = [reading["b"], reading["c"], reading["a"], reading["b"]]

        assert found == [("x", "y"), (), ("1",), ("x", "y")]
        assert reading.read == ("b", "a")

    def test_forgets_a_stretch(self):
        reading = Reading({"a": "1", "b": "2"})
        found = [reading["a"], reading["b"]]

        reading.forget(start=0, end=1)

        assert (len(found), len(reading), reading.read) == (2, 1, ("b",))


def test_values_of_one_several_and_none():
    assert values_of(answer="a") == ("a",)
    assert values_of(answer=("a", "b")) == ("a", "b")
    assert values_of(answer=None) == ()


def test_excerpt_leaves_out_the_unanswered():
    assert excerpt(answers={"a": "1", "b": "2"}, question_ids=("c", "b")) == (("b", "2"),)
