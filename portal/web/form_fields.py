"""Forms as data: which fields a page shows, what was typed into them, and what is wrong."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from flask import abort, request
from werkzeug.datastructures import MultiDict

from portal.values.errors import Invalid
from portal.web.named_problem import NamedProblem
from portal.web.typed_text import lines_shown_again, shown_again

T = TypeVar("T")
VERSION = "stand"
"""The field that says which version of a facility a form showed."""
_NUMBER = re.compile(r"[0-9]{1,9}")
Typed = Mapping[str, tuple[str, ...]]
"""What stands in each field; several values only where several boxes can be ticked."""


class FieldKind(StrEnum):
    """How a field looks; the value is read by the template."""

    LINE = "line"
    AREA = "area"
    CHOICE = "choice"
    TICKS = "ticks"

    @property
    def offers(self) -> bool:
        """Say whether one chooses and does not type."""
        return self in {FieldKind.CHOICE, FieldKind.TICKS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a form.

    Args:
        most: characters that may be typed.
        options: value and words of what is offered.
        type: of the input, as HTML names it.
        is_locked: shown with the reason, but nothing can be typed; `hint` says why.
        needed: what to say where nothing is typed; empty if that may be.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    hint: str = ""
    most: int = 200
    options: tuple[tuple[str, str], ...] = ()
    type: str = "text"
    autocomplete: str = "off"
    rows: int = 5
    is_locked: bool = False
    needed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields that belong together; without a legend they stand alone.

    Args:
        is_narrow: the fields stand side by side.
    """

    fields: tuple[Field, ...]
    legend: str = ""
    hint: str = ""
    is_narrow: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which somebody else has saved something else meanwhile."""

    label: str
    words: str


@dataclass(slots=True)
class Reading:
    """What was typed into a form, and what is wrong so far, in the order of the page."""

    typed: Typed
    problems: list[NamedProblem] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return what stands in a field; of several values the first counts."""
        return next(iter(self.typed.get(name, ())), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Return every box that is ticked."""
        return self.typed.get(name, ())

    def refuse(self, name: str, sentence: str) -> None:
        """Note what is wrong with a field, unless something is noted already."""
        if all(one.anchor != name for one in self.problems):
            self.problems.append(NamedProblem(name, sentence))

    def take(self, name: str, read: Callable[[str], T], sentence: str, default: T) -> T:
        """Return what a field means; notes the sentence and returns the default if nothing."""
        try:
            return read(self.text(name))
        except Invalid:
            self.refuse(name, sentence)
            return default


def read_typed(*, form: MultiDict[str, str], groups: Iterable[Group]) -> Reading:
    """Take what was typed into these fields, and nothing else that was sent.

    Notes what is too long, missing where it is needed, or not offered.
    """
    fields = [one for group in groups for one in group.fields]
    reading = Reading({one.name: _typed(one, form) for one in fields})
    for one in fields:
        for sentence in _wrong(one, form):
            reading.refuse(one.name, sentence)
    return reading


def problem_of(*, problems: Iterable[NamedProblem]) -> Mapping[str, str]:
    """Return the first sentence for each field that has one."""
    return {one.anchor: one.sentence for one in reversed(tuple(problems))}


def sent_version() -> int:
    """Return which version the form showed; 400 where it does not say so."""
    text = request.form.get(VERSION, "")
    if _NUMBER.fullmatch(text) is None:
        abort(400)
    return int(text)


def list_differences(
    *, groups: Iterable[Group], typed: Typed, stored: Typed
) -> tuple[Difference, ...]:
    """List the fields in which something else is stored than what was typed."""
    return tuple(
        Difference(
            label=f"{group.legend}: {one.label}" if group.legend else one.label,
            words=_words(one, stored.get(one.name, ())),
        )
        for group in groups
        for one in group.fields
        if _filled(stored.get(one.name, ())) != _filled(typed.get(one.name, ()))
    )


def _words(one: Field, values: tuple[str, ...]) -> str:
    offered = dict(one.options)
    return ", ".join(offered.get(value, value) for value in values) or "nichts"


def _filled(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value.strip() for value in values if value.strip())


def _typed(one: Field, form: MultiDict[str, str]) -> tuple[str, ...]:
    values = form.getlist(one.name)
    if one.kind is FieldKind.TICKS:
        offered = dict(one.options)
        return tuple(dict.fromkeys(value for value in values if value in offered))
    if one.kind is FieldKind.AREA:
        return tuple(lines_shown_again(text, most=2 * one.most) for text in values[:1])
    return tuple(shown_again(text, most=2 * one.most) for text in values[:1])


def _wrong(one: Field, form: MultiDict[str, str]) -> Iterator[str]:
    values = form.getlist(one.name)
    first = values[0] if values else ""
    if one.kind.offers:
        offered = dict(one.options)
        if any(value not in offered for value in values):
            yield f"Bitte wählen Sie bei „{one.label}“ nur, was dort steht."
    elif len(first.replace("\r\n", "\n")) > one.most:
        yield f"Bitte kürzen Sie „{one.label}“ auf höchstens {one.most} Zeichen."
    if one.needed and not first.strip():
        yield one.needed
