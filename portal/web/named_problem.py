"""What is wrong with one field, as a line of the error summary."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedProblem:
    """A line of the error summary: the id it leads to, and the sentence."""

    anchor: str
    sentence: str
