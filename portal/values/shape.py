"""Shapes of what people write: which keys a mapping has and what may stand at each of them.

A shape is a class whose annotations name the keys, a `Shape` or a dataclass; what is annotated is
read strictly: nothing is converted except text to a member of an enumeration, and lists to tuples
and sets where those are asked for.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    Self,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from portal.values.errors import PortalError

Steps = tuple[str | int, ...]
"""The keys and positions that lead to a value."""

_T = TypeVar("_T")


class ShapeBroken(PortalError):
    """Report a value that does not have its shape.

    Args:
        place: where it stands; empty for the whole.
        problem: what is wrong with it.
    """

    def __init__(self, place: Steps, problem: str) -> None:
        self.place = place
        self.problem = problem
        super().__init__(f"{self.path or 'file'}: {problem}")

    @property
    def path(self) -> str:
        """Return the steps with dots between them."""
        return ".".join(map(str, self.place))


@dataclass(frozen=True, slots=True)
class Limits:
    """What a value must keep to besides its type.

    Args:
        pattern: what the whole text must match.
        shortest: length that a text, list or mapping has at least; `longest` at most.
        least: smallest number; `most` the largest.
    """

    pattern: str = ""
    shortest: int = 0
    longest: int | None = None
    least: int | None = None
    most: int | None = None

    def problem(self, *, value: Any) -> str:
        """Return what is wrong, empty if nothing is."""
        if self.pattern and not re.fullmatch(self.pattern, value):
            return f"does not match {self.pattern}"
        if self.shortest and len(value) < self.shortest:
            return f"is shorter than {self.shortest}"
        if self.longest is not None and len(value) > self.longest:
            return f"is longer than {self.longest}"
        if self.least is not None and value < self.least:
            return f"is less than {self.least}"
        if self.most is not None and value > self.most:
            return f"is more than {self.most}"
        return ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is done with a value before its type is checked; `prepare` may raise ValueError."""

    prepare: Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Named:
    """The key of a field whose own name cannot be the key."""

    key: str


@dataclass(frozen=True, slots=True)
class Rest:
    """The mark of the one field that takes every key without a field of its own."""


class Shape:
    """A mapping in which every key is known; classes below it name the keys as annotations."""

    def __init__(self, **values: object) -> None:
        vars(self).update(values)

    @classmethod
    def read(cls, *, content: object) -> Self:
        """Read a mapping of this shape.

        Raises:
            ShapeBroken: it breaks the shape; names the first wrong place.
        """
        return read_as(kind=cls, content=content)

    def check(self) -> None:
        """Raise ValueError if the values do not go together."""


def read_as(*, kind: type[_T], content: object) -> _T:
    """Read content that has this type: a shape, a dataclass, or a collection of them.

    Raises:
        ShapeBroken: it has not; names the first wrong place.
    """
    found: _T = _read(kind, content, ())
    return found


def _read(kind: Any, value: object, place: Steps) -> Any:
    origin = get_origin(kind)
    if origin in _READERS:
        return _READERS[origin](kind, value, place)
    shape = origin or kind
    if issubclass(shape, Shape) or is_dataclass(shape):
        return _read_shape(kind, value, place)
    if issubclass(shape, Enum):
        return _read_member(shape, value, place)
    if type(value) is not shape:
        raise ShapeBroken(place, f"is no {shape.__name__}")
    return value


def _read_annotated(kind: Any, value: object, place: Steps) -> Any:
    inner, *marks = get_args(kind)
    try:
        for mark in marks:
            if isinstance(mark, Prepared):
                value = mark.prepare(value)
    except ValueError as error:
        raise ShapeBroken(place, str(error)) from error
    found = _read(inner, value, place)
    for mark in marks:
        problem = mark.problem(value=found) if isinstance(mark, Limits) else ""
        if problem:
            raise ShapeBroken(place, problem)
    return found


def _read_optional(kind: Any, value: object, place: Steps) -> Any:
    if value is None:
        return None
    (inner,) = (one for one in get_args(kind) if one is not NoneType)
    return _read(inner, value, place)


def _read_literal(kind: Any, value: object, place: Steps) -> Any:
    if value not in get_args(kind):
        raise ShapeBroken(place, f"is none of {', '.join(map(str, get_args(kind)))}")
    return value


def _read_member(kind: type[Enum], value: object, place: Steps) -> Any:
    try:
        return kind(value)
    except ValueError as error:
        known = ", ".join(str(member.value) for member in kind)
        raise ShapeBroken(place, f"is none of {known}") from error


def _read_list(kind: Any, value: object, place: Steps) -> Any:
    if not isinstance(value, list):
        raise ShapeBroken(place, "is no list")
    inner = get_args(kind)[0]
    read = (_read(inner, one, (*place, number)) for number, one in enumerate(value))
    made: Callable[[Any], object] = get_origin(kind)
    return made(read)


def _read_mapping(kind: Any, value: object, place: Steps) -> Any:
    if not isinstance(value, dict):
        raise ShapeBroken(place, "is no mapping")
    of_key, of_value = get_args(kind)
    return {
        _read(of_key, key, (*place, str(key))): _read(of_value, one, (*place, str(key)))
        for key, one in value.items()
    }


_READERS: Mapping[Any, Callable[[Any, object, Steps], Any]] = {
    Annotated: _read_annotated,
    Literal: _read_literal,
    Union: _read_optional,
    UnionType: _read_optional,
    list: _read_list,
    tuple: _read_list,
    frozenset: _read_list,
    dict: _read_mapping,
    Mapping: _read_mapping,
}


@dataclass(frozen=True, slots=True)
class _Key:
    field: str
    kind: Any
    is_needed: bool


def _read_shape(kind: Any, value: object, place: Steps) -> Any:
    if not isinstance(value, dict):
        raise ShapeBroken(place, "is no mapping")
    keys, rest = _keys_of(kind)
    values: dict[str, object] = {}
    for key, one in keys.items():
        if key in value:
            values[one.field] = _read(one.kind, value[key], (*place, key))
        elif one.is_needed:
            raise ShapeBroken((*place, key), "is missing")
    others = {key: inner for key, inner in value.items() if key not in keys}
    if rest is not None:
        values[rest.field] = _read(rest.kind, others, place)
    elif others:
        raise ShapeBroken((*place, str(next(iter(others)))), "is unknown here")
    return _checked(kind(**values), place)


def _checked(made: Any, place: Steps) -> Any:
    if isinstance(made, Shape):
        try:
            made.check()
        except ValueError as error:
            raise ShapeBroken(place, str(error)) from error
    return made


@cache
def _keys_of(kind: Any) -> tuple[Mapping[str, _Key], _Key | None]:
    """Return the fields by key, and the one that takes all other keys."""
    shape = get_origin(kind) or kind
    optional = _optional_of(shape)
    keys, rest = {}, None
    for name, hint in get_type_hints(shape, include_extras=True).items():
        bound = hint[get_args(kind)] if getattr(hint, "__parameters__", ()) else hint
        marks = get_args(bound) if get_origin(bound) is Annotated else ()
        one = _Key(name, bound, name not in optional)
        if Rest() in marks:
            rest = one
        else:
            keys[next((mark.key for mark in marks if isinstance(mark, Named)), name)] = one
    return keys, rest


def _optional_of(shape: Any) -> set[str]:
    """Return the names of the fields that have a value without being named."""
    if issubclass(shape, Shape):
        return {name for name in get_type_hints(shape) if hasattr(shape, name)}
    return {
        one.name
        for one in fields(shape)
        if (one.default, one.default_factory) != (MISSING, MISSING)
    }
