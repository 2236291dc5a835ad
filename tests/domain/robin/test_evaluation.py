import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.robin.answers import Reading
from portal.domain.robin.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    Not,
    Operator,
    Test,
    parse_condition,
)
from portal.domain.robin.evaluation import causes, holds, possible_causes


def judge(text, answers):
    reading = Reading(answers)
    truth = holds(condition=parse_condition(text=text, names={}), reading=reading)
    return truth, reading.read


class TestHolds:
    @pytest.mark.parametrize(
        ("text", "answer", "expected"),
        [
            ("q == x", "x", True),
            ("q == x", "y", False),
            ("q == x", ("x",), True),
            ("q == x", ("x", "y"), False),
            ("q == x", None, False),
            ("q != x", "y", True),
            ("q != x", "x", False),
            ("q != x", None, False),
            ("q != x", ("x", "y"), True),
            ("nicht (q == x)", None, True),
            ("q in (x, y)", "y", True),
            ("q in (x, y)", "z", False),
            ("q enthaelt x", ("w", "x"), True),
            ("q enthaelt x", ("w",), False),
            ("q enthaelt_eines (x, y)", ("w", "y"), True),
            ("q enthaelt_eines (x, y)", None, False),
            ("q beantwortet", ("nichts",), True),
            ("q beantwortet", None, False),
        ],
    )
    def test_compares(self, text, answer, expected):
        answers = {} if answer is None else {"q": answer}

        assert judge(text, answers)[0] is expected

    def test_a_condition_without_parts_always_holds(self):
        assert holds(condition=ALWAYS, reading=Reading({}))


class TestWhatIsRead:
    @pytest.mark.parametrize(
        ("text", "truth", "read"),
        [
            ("a == 1 oder b == 1", True, ("a",)),
            ("a == 2 oder b == 1", True, ("b",)),
            ("a == 2 oder b == 2", False, ("a", "b")),
            ("a == 1 und b == 1", True, ("a", "b")),
            ("a == 1 und b == 2", False, ("b",)),
            ("a == 2 und b == 1", False, ("a",)),
            ("a == 1 und (a == 2 oder b == 1)", True, ("a", "b")),
            ("nicht a == 2 und d == 1", False, ()),
            ("nicht (a == 2 oder b == 2)", True, ("a", "b")),
        ],
    )
    def test_is_what_made_the_outcome(self, text, truth, read):
        assert judge(text, {"a": "1", "b": "1", "c": "1"}) == (truth, read)


_TESTS = st.builds(
    Test,
    question=st.sampled_from("abcd"),
    operator=st.sampled_from([Operator.IS, Operator.DIFFERS, Operator.CONTAINS]),
    keys=st.sampled_from([("x",), ("y",)]),
) | st.builds(Test, question=st.sampled_from("abcd"), operator=st.just(Operator.ANSWERED))
_CONDITIONS = st.recursive(
    _TESTS,
    lambda inner: st.one_of(
        st.builds(Not, part=inner),
        st.builds(AllOf, parts=st.lists(inner, max_size=3).map(tuple)),
        st.builds(AnyOf, parts=st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)
_ANSWERS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["x", "y", ("x", "y")]))


class TestProperties:
    @given(condition=_CONDITIONS, answers=_ANSWERS, extra=st.sets(st.sampled_from("abcd")))
    def test_what_was_read_is_enough_whatever_else_is_left_out(self, condition, answers, extra):
        reading = Reading(answers)
        truth = holds(condition=condition, reading=reading)
        keep = {*reading.read, *extra}

        replayed = holds(
            condition=condition,
            reading=Reading({key: value for key, value in answers.items() if key in keep}),
        )

        assert replayed is truth

    @given(condition=_CONDITIONS, answers=_ANSWERS)
    def test_causes_are_chosen_options_of_a_condition_that_holds(self, condition, answers):
        found = causes(condition=condition, answers=answers)

        assert all(key in answers[question] for question, key in found)
        assert not found or holds(condition=condition, reading=Reading(answers))


class TestCauses:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a == x oder b enthaelt_eines (y, z)", (("a", "x"), ("b", "y"), ("b", "z"))),
            ("a == x und nicht c beantwortet", (("a", "x"),)),
            ("a == x und b enthaelt w", ()),
            ("a == w oder b enthaelt y", (("b", "y"),)),
            ("b beantwortet", (("b", "y"), ("b", "z"))),
            ("a != w und b enthaelt z", (("b", "z"),)),
            ("a == x und (a == x oder b enthaelt y)", (("a", "x"), ("b", "y"))),
        ],
    )
    def test_are_all_options_that_speak_for_it(self, text, expected):
        condition = parse_condition(text=text, names={})

        assert causes(condition=condition, answers={"a": "x", "b": ("y", "z")}) == expected

    def test_possible_ones_leave_out_what_is_negated(self):
        condition = parse_condition(
            text="a in (x, y) oder (b enthaelt z und a == x) oder nicht c == w oder d != v",
            names={},
        )

        found = possible_causes(condition=condition)

        assert found == (("a", "x"), ("a", "y"), ("b", "z"))
