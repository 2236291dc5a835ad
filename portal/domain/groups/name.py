"""The name of a group: one line, and no two alike in a company."""

import unicodedata
from dataclasses import dataclass

from portal.values.errors import Invalid

LONGEST_NAME = 60
MOST_GROUPS = 100
"""So many groups a company may have; more than that nobody chooses from a list."""


@dataclass(frozen=True, slots=True)
class GroupName:
    """A name as it is shown, and the folded text by which two are alike."""

    text: str
    key: str


def read_group_name(*, typed: str) -> GroupName:
    """Return the name in one Unicode spelling (NFC), with single blanks.

    Raises:
        Invalid: names `name` and says `missing`, `too_long` or `unreadable`: it holds signs that
            nobody can see, such as a line break.
    """
    text = " ".join(part for part in unicodedata.normalize("NFC", typed).split(" ") if part)
    if not text:
        raise Invalid("name", "missing")
    if len(text) > LONGEST_NAME:
        raise Invalid("name", "too_long")
    if not text.isprintable():
        raise Invalid("name", "unreadable")
    return GroupName(text, text.casefold())
