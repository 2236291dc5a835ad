"""The words of a Markdown text."""

import re

_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_SIGNS = re.compile(r"\{[^{}]*\}|[\[\]*#]")


def count_words(*, text: str) -> int:
    """Count what a reader reads; link targets, list signs and dashes are no words."""
    plain = _LINK_TARGET.sub("", text)
    return sum(1 for part in plain.split() if any(sign.isalnum() for sign in part))


def bare_text(*, text: str) -> str:
    """Return the text without link targets, placeholders and the signs of Markdown."""
    return _SIGNS.sub("", _LINK_TARGET.sub("]", text))
