"""A text with its plain-language twin."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """A German text and its twin in plain language; amounts stand in it as `{placeholders}`."""

    text: str
    plain: str
