"""Forms as data."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from portal.values.errors import Invalid
from portal.web.form_fields import (
    Difference,
    Field,
    FieldKind,
    Group,
    Reading,
    list_differences,
    problem_of,
    read_typed,
    sent_version,
)
from portal.web.named_problem import NamedProblem

NAME = Field(name="name", label="Name", most=5, needed="Bitte nennen Sie den Namen.")
TEXT = Field(name="text", label="Text", kind=FieldKind.AREA, most=5)
ONE = Field(
    name="eins", label="Eins", kind=FieldKind.CHOICE, options=(("a", "Apfel"), ("b", "Birne"))
)
MANY = Field(
    name="viele", label="Viele", kind=FieldKind.TICKS, options=(("a", "Apfel"), ("b", "Birne"))
)
GROUPS = (Group(fields=(NAME, TEXT)), Group(legend="Obst", fields=(ONE, MANY)))


def read(*pairs: tuple[str, str]) -> Reading:
    return read_typed(form=MultiDict(pairs), groups=GROUPS)


class TestReadTyped:
    def test_takes_the_fields_and_nothing_else(self):
        reading = read(("name", "Haus"), ("is_admin", "1"), ("viele", "b"), ("viele", "a"))

        assert reading.problems == []
        assert set(reading.typed) == {"name", "text", "eins", "viele"}
        assert reading.text("name") == "Haus"
        assert reading.all("viele") == ("b", "a")
        assert reading.text("text") == ""

    def test_of_several_values_of_a_line_the_first_counts(self):
        assert read(("name", "eins"), ("name", "zwei")).text("name") == "eins"

    def test_keeps_the_lines_of_an_area_only(self):
        reading = read(("name", "a\nb"), ("text", "a\r\nb"))

        assert (reading.text("name"), reading.text("text")) == ("a b", "a\nb")

    @pytest.mark.parametrize(
        ("pairs", "problem"),
        [
            ((), NamedProblem("name", NAME.needed)),
            ((("name", " "),), NamedProblem("name", NAME.needed)),
            (
                (("name", "zu lang"),),
                NamedProblem("name", "Bitte kürzen Sie „Name“ auf höchstens 5 Zeichen."),
            ),
            (
                (("name", "a"), ("eins", "c")),
                NamedProblem("eins", "Bitte wählen Sie bei „Eins“ nur, was dort steht."),
            ),
            (
                (("name", "a"), ("viele", "a"), ("viele", "c")),
                NamedProblem("viele", "Bitte wählen Sie bei „Viele“ nur, was dort steht."),
            ),
        ],
    )
    def test_names_what_is_wrong(self, pairs: tuple[tuple[str, str], ...], problem: NamedProblem):
        assert read(*pairs).problems == [problem]


class TestReading:
    def test_takes_what_can_be_read_and_names_what_cannot(self):
        reading = read(("name", "12"))

        def refuse(text: str) -> int:
            raise Invalid("name", text)

        assert reading.take("name", int, "Keine Zahl.", 0) == 12
        assert reading.take("name", refuse, "Keine Zahl.", 0) == 0
        assert reading.take("name", refuse, "Noch ein Satz.", 0) == 0
        assert problem_of(problems=reading.problems) == {"name": "Keine Zahl."}


class TestDifferences:
    def test_names_fields_with_their_group_and_what_is_stored(self):
        typed = {"name": ("Haus ",), "text": ("neu",), "eins": ("a",), "viele": ()}
        stored = {"name": ("Haus",), "eins": ("b",), "viele": ("a", "b")}

        assert list_differences(groups=GROUPS, typed=typed, stored=stored) == (
            Difference("Text", "nichts"),
            Difference("Obst: Eins", "Birne"),
            Difference("Obst: Viele", "Apfel, Birne"),
        )


class TestVersion:
    def test_is_a_number(self, app: Flask):
        with app.test_request_context(method="POST", data={"stand": "7"}):
            assert sent_version() == 7

    @pytest.mark.parametrize("text", ["", "x", "-1"])
    def test_anything_else_is_malformed(self, app: Flask, text: str):
        with (
            app.test_request_context(method="POST", data={"stand": text}),
            pytest.raises(BadRequest),
        ):
            sent_version()
