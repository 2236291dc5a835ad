"""Each field of a person is judged alone, with a sentence that says what to do."""

import pytest

from portal.web.person_fields import FIELDS, SENTENCES, person_problems

RIGHT = {"anrede": "Frau", "vorname": "Erika", "nachname": "Musterfrau", "telefon": ""}


def fields(**changes):
    return [one.anchor for one in person_problems(form=RIGHT | changes, names=tuple(FIELDS))]


def test_what_is_right_has_no_problem():
    assert fields() == []


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("anrede", "Dr."),
        ("vorname", ""),
        ("vorname", "x" * 101),
        ("vorname", "A\r\nBcc: x"),
        ("nachname", " "),
        ("nachname", "x" * 101),
        ("nachname", "A\nB"),
        ("telefon", "1" * 31),
        ("telefon", "abc"),
    ],
)
def test_each_rule_has_its_sentence(name, typed):
    assert fields(**{name: typed}) == [name]


def test_all_problems_come_in_the_order_of_the_page():
    assert fields(anrede="?", vorname="", nachname="", telefon="x") == list(FIELDS)


def test_only_the_named_fields_are_judged():
    assert list(person_problems(form={}, names=("telefon",))) == []


def test_every_sentence_belongs_to_a_field():
    assert {name for name, _ in SENTENCES} == set(FIELDS)
