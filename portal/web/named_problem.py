"""What is wrong with one field, as a line of the error summary."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedProblem:
    """A line of the error summary: the id it leads to, and the sentence."""

    anchor: str
    sentence: str


def by_field(problems: tuple[NamedProblem, ...], *, fields: Iterable[str]) -> Mapping[str, str]:
    """Return the first sentence for each of the fields, empty where nothing is wrong."""
    found = {one.anchor: one.sentence for one in reversed(problems)}
    return dict.fromkeys(fields, "") | found


def named(anchor: str, *, sentence: str) -> tuple[NamedProblem, ...]:
    """Return the one line of the summary for this field; none if the sentence is empty."""
    return (NamedProblem(anchor, sentence),) if sentence else ()
