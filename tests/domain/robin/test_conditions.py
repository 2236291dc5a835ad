import pytest

from portal.domain.robin.conditions import (
    AllOf,
    AnyOf,
    ConditionInvalid,
    Not,
    Operator,
    Test,
    mentions,
    parse_condition,
)

A_IS_X = Test(question="a", operator=Operator.IS, keys=("x",))
B_IS_Y = Test(question="b", operator=Operator.IS, keys=("y",))
C_IS_Z = Test(question="c", operator=Operator.IS, keys=("z",))


def parse(text):
    return parse_condition(text=text, names={"bekannt": A_IS_X})


class TestTests:
    @pytest.mark.parametrize(
        ("text", "operator", "keys"),
        [
            ("a.b == 4_wochen", Operator.IS, ("4_wochen",)),
            ("a.b != x", Operator.DIFFERS, ("x",)),
            ("a.b in (x, y)", Operator.IS, ("x", "y")),
            ("a.b enthaelt x", Operator.CONTAINS, ("x",)),
            ("a.b enthaelt_eines (x,y)", Operator.CONTAINS, ("x", "y")),
            ("a.b beantwortet", Operator.ANSWERED, ()),
        ],
    )
    def test_are_read(self, text, operator, keys):
        assert parse(text) == Test(question="a.b", operator=operator, keys=keys)

    def test_a_bare_name_stands_for_its_condition(self):
        assert parse("bekannt und b==y") == AllOf(parts=(A_IS_X, B_IS_Y))


class TestJoining:
    def test_und_binds_stronger_than_oder(self):
        expected = AnyOf(parts=(A_IS_X, AllOf(parts=(B_IS_Y, C_IS_Z))))

        assert parse("a == x oder b == y und c == z") == expected

    def test_parentheses_group(self):
        expected = AllOf(parts=(AnyOf(parts=(A_IS_X, B_IS_Y)), C_IS_Z))

        assert parse("(a == x oder b == y) und c == z") == expected

    def test_nicht_binds_strongest(self):
        expected = AllOf(parts=(Not(part=A_IS_X), Not(part=Not(part=B_IS_Y))))

        assert parse("nicht a == x und nicht (nicht b == y)") == expected


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "position"),
        [
            ("", 0),
            ("a == ", 5),
            ("a = x", 2),
            ("a == und", 5),
            ("(a == x", 7),
            ("a in x", 5),
            ("a in (x", 7),
            ("a in (x,)", 8),
            ("a == x b == y", 7),
            ("unbekannt", 9),
            ("== x", 0),
            ("a == ü", 5),
        ],
    )
    def test_name_the_position(self, text, position):
        with pytest.raises(ConditionInvalid) as caught:
            parse(text)

        assert (caught.value.text, caught.value.position) == (text, position)
        assert caught.value.expected in str(caught.value)


def test_mentions_every_test_in_order():
    assert mentions(condition=parse("a == x oder nicht (b == y und c == z)")) == (
        A_IS_X,
        B_IS_Y,
        C_IS_Z,
    )
