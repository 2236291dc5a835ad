"""What a text rests on: published sources and paragraphs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that a reader can open."""

    title: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class NormUse:
    """A paragraph and what the text takes from it."""

    norm: str
    purpose: str
