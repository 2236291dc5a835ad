"""Ids of facilities, read from an address or a form."""

import re

from werkzeug.datastructures import MultiDict

from portal.domain.watchlist.entries import MOST_ENTRIES

FIELD = "e"
LARGEST = 2_147_483_647
NOBODY = 0
"""Stands for what is no id: no facility has it."""
_NUMBER = re.compile(r"[0-9]{1,10}")


def read_ids(*, values: MultiDict[str, str]) -> tuple[int, ...]:
    """Return the ids that were chosen, each once, at most as many as a list can hold."""
    ids = dict.fromkeys(_read(text) for text in values.getlist(FIELD))
    return tuple(ids)[:MOST_ENTRIES]


def _read(text: str) -> int:
    number = int(text) if _NUMBER.fullmatch(text) else NOBODY
    return number if number <= LARGEST else NOBODY
