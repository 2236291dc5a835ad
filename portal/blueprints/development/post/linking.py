"""Text as lines of words and links, so that a template escapes all of it."""

import re
from dataclasses import dataclass

ADDRESS = re.compile(r"(https?://[^\s\"'<>]+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a line; a link if they are an address."""

    text: str
    is_link: bool


def lines_of(*, text: str) -> tuple[tuple[Piece, ...], ...]:
    """Split a text into its lines, and each line into words and addresses."""
    return tuple(_pieces(line) for line in text.splitlines())


def _pieces(line: str) -> tuple[Piece, ...]:
    # Every second part is what the group in the pattern has found.
    parts = enumerate(ADDRESS.split(line))
    return tuple(Piece(text=part, is_link=number % 2 == 1) for number, part in parts if part)
