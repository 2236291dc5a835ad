from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Generic, Literal, TypeVar

import pytest

from portal.values.shape import (
    Limits,
    Named,
    Prepared,
    Rest,
    Shape,
    ShapeBroken,
    read_as,
)

T = TypeVar("T")


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Point:
    across: int
    up: int = 0
    names: dict[str, str] = field(default_factory=dict)


class Thing(Shape):
    name: Annotated[str, Limits(pattern=r"\S[^\n]*", longest=8)]
    number: Annotated[int, Limits(least=1, most=6)] = 3
    is_new: bool = False
    day: date | None = None
    colour: Colour = Colour.RED
    size: Literal["s", "m"] = "m"
    from_: Annotated[str | None, Named("from")] = None
    points: tuple[Point, ...] = ()
    colours: frozenset[Colour] = frozenset()
    lines: Annotated[list[str], Limits(shortest=1)] = ["one"]  # noqa: RUF012 – never changed
    by_day: Mapping[Annotated[date, Prepared(date.fromisoformat)], int] = MappingProxyType({})


class Span(Shape):
    first: int
    last: int

    def check(self):
        if self.last < self.first:
            raise ValueError("ends before it begins")


class Open(Shape):
    title: str
    others: Annotated[dict[str, int], Rest()]


class Dated(Shape, Generic[T]):
    values: dict[str, T]


class TestShape:
    def test_reads_what_is_named_and_leaves_the_rest_as_it_is(self):
        thing = Thing.read(content={"name": "Bett"})

        assert vars(thing) == {"name": "Bett"}
        assert (thing.number, thing.is_new, thing.colour, thing.lines) == (
            3, False, Colour.RED, ["one"],
        )  # fmt: skip

    def test_reads_every_kind_of_value(self):
        thing = Thing.read(
            content={
                "name": "Bett",
                "number": 6,
                "is_new": True,
                "day": date(2026, 1, 2),
                "colour": "blue",
                "size": "s",
                "from": "a",
                "points": [{"across": 1}, {"across": 2, "up": 3, "names": {"a": "b"}}],
                "colours": ["red", "red"],
                "lines": ["x"],
                "by_day": {"2026-01-02": 5},
            }
        )

        assert vars(thing) == {
            "name": "Bett",
            "number": 6,
            "is_new": True,
            "day": date(2026, 1, 2),
            "colour": Colour.BLUE,
            "size": "s",
            "from_": "a",
            "points": (Point(1), Point(2, 3, {"a": "b"})),
            "colours": {Colour.RED},
            "lines": ["x"],
            "by_day": {date(2026, 1, 2): 5},
        }

    def test_takes_nothing_where_nothing_may_stand(self):
        assert Thing.read(content={"name": "Bett", "day": None}).day is None

    @pytest.mark.parametrize(
        ("key", "value", "path"),
        [
            ("name", None, "name"),
            ("name", 5, "name"),
            ("name", "", "name"),
            ("name", "Bett\n", "name"),
            ("name", "Pflegebett", "name"),
            ("number", 0, "number"),
            ("number", 7, "number"),
            ("number", "3", "number"),
            ("number", True, "number"),
            ("is_new", 1, "is_new"),
            ("day", "2026-01-02", "day"),
            ("day", datetime(2026, 1, 2), "day"),  # noqa: DTZ001 – as YAML gives one
            ("colour", "green", "colour"),
            ("size", "l", "size"),
            ("from_", "a", "from_"),
            ("points", {}, "points"),
            ("points", [{}], "points.0.across"),
            ("points", [{"across": 1}, {"across": 1, "down": 2}], "points.1.down"),
            ("points", ["x"], "points.0"),
            ("colours", ["red", "green"], "colours.1"),
            ("lines", [], "lines"),
            ("by_day", [], "by_day"),
            ("by_day", {"Januar": 1}, "by_day.Januar"),
            ("by_day", {"2026-01-02": "x"}, "by_day.2026-01-02"),
            ("more", 1, "more"),
        ],
    )
    def test_names_the_first_place_that_is_wrong(self, key, value, path):
        with pytest.raises(ShapeBroken) as refused:
            Thing.read(content={"name": "Bett", key: value})

        assert refused.value.path == path
        assert refused.value.problem
        assert str(refused.value) == f"{path}: {refused.value.problem}"

    def test_refuses_what_lacks_a_key(self):
        with pytest.raises(ShapeBroken, match=r"^name: is missing$"):
            Thing.read(content={})

    @pytest.mark.parametrize("content", [None, [], "name"])
    def test_refuses_what_is_no_mapping(self, content):
        with pytest.raises(ShapeBroken, match=r"^file: is no mapping$"):
            Thing.read(content=content)

    def test_refuses_values_that_do_not_go_together(self):
        assert Span.read(content={"first": 1, "last": 1}).last == 1
        with pytest.raises(ShapeBroken, match=r"^file: ends before it begins$"):
            Span.read(content={"first": 2, "last": 1})

    def test_one_field_may_take_every_other_key(self):
        assert Open.read(content={"title": "a", "x": 1, "y": 2}).others == {"x": 1, "y": 2}
        assert Open.read(content={"title": "a"}).others == {}
        with pytest.raises(ShapeBroken, match=r"^x: "):
            Open.read(content={"title": "a", "x": "b"})


class TestReadAs:
    def test_reads_collections_of_shapes(self):
        found = read_as(kind=dict[str, Span], content={"a": {"first": 1, "last": 2}})

        assert found["a"].last == 2

    def test_reads_a_shape_with_its_parameter(self):
        content = {"values": {"a": {"first": 1, "last": 2}}}

        assert read_as(kind=Dated[Span], content=content).values["a"].first == 1
        with pytest.raises(ShapeBroken, match=r"^values\.a: is no int$"):
            read_as(kind=Dated[int], content=content)

    def test_refuses_what_cannot_be_prepared(self):
        kind = dict[str, Annotated[date, Prepared(date.fromisoformat)]]

        with pytest.raises(ShapeBroken, match=r"^a: "):
            read_as(kind=kind, content={"a": "morgen"})
