"""The parts of an article: what stands before the first heading, and one part per heading."""

import re
from dataclasses import dataclass

RESERVED_ANCHORS = frozenset(
    {"inhalt", "ansage", "gesetze", "quellen", "weiterlesen", "woerter", "kurz"}
)
"""Ids that the page itself uses."""

_HEADING = re.compile(r"^##[ \t]+(?P<title>\S.*?)[ \t]*$", re.MULTILINE)
_TO_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_NO_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an article under a heading of the second level.

    Args:
        anchor: the id of the heading, "was-das-kostet".
        text: Markdown below the heading, further headings included; amounts as placeholders.
    """

    title: str
    anchor: str
    text: str


def split_sections(*, body: str) -> tuple[str, tuple[Section, ...]]:
    """Return the text before the first heading of the second level, and the parts after it."""
    headings = list(_HEADING.finditer(body))
    if not headings:
        return body.strip(), ()
    ends = [heading.start() for heading in headings[1:]] + [len(body)]
    sections = tuple(
        Section(
            title=heading["title"],
            anchor=anchor_of(title=heading["title"]),
            text=body[heading.end() : end].strip(),
        )
        for heading, end in zip(headings, ends, strict=True)
    )
    return body[: headings[0].start()].strip(), sections


def anchor_of(*, title: str) -> str:
    """Return the id of a heading: lower case ASCII, words joined by hyphens."""
    return _NO_LETTER.sub("-", title.casefold().translate(_TO_ASCII)).strip("-")
