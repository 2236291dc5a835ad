"""The automatic check of an inquiry: what a person should look at before a provider gets it.

There is no puzzle to solve. The check looks at how the form was filled in, how often, and at
links; a doubt holds the inquiry back and never loses it.
"""

import re
from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

from portal.values.errors import PortalError

QUICKEST = timedelta(seconds=5)
"""Nobody fills in the form, reads the second page and confirms it faster."""
MOST_FROM_ONE_SENDER = 15
"""So many inquiries of one sender within ten minutes: three times five facilities at once."""
FEWEST_BARE = 2
"""So many different bare domains are links; a single one is a shop, a typing error or a street."""

_ADDRESS = re.compile(r"(?:https?:/{0,2}|www\.)[^\s<>\"]{1,100}", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w-])[\w-]{2,}+\.(?:de|com|net|org|info|eu|at|ch|ru|cn|xyz|top|shop|online|site|io|biz)\b",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\S@\S{1,254}")
_MARKUP = re.compile(r"<a\s|\[url|\[link|</|href=", re.IGNORECASE)
_REPEATED = re.compile(r"([^\s._-])\1{19,}")
"""Blanks and lines of dots or dashes are how people set out a letter."""


class DoubtsUnreadable(PortalError):
    """Report stored doubts that name something that is no doubt."""


class Doubt(StrEnum):
    """Why a person should look at an inquiry; the value is stored."""

    TRAP = "trap"
    NO_STAMP = "no_stamp"
    TOO_QUICK = "too_quick"
    TOO_OFTEN = "too_often"
    LINK = "link"
    MARKUP = "markup"
    REPETITION = "repetition"


def doubts(
    *, texts: Iterable[str], trap: str, shown_for: timedelta | None, is_often: bool
) -> tuple[Doubt, ...]:
    """Return every doubt, in the order of `Doubt`; none means that the inquiry goes out.

    Args:
        texts: what was typed freely; addresses for mail in it are no links.
        trap: what stands in the field that people do not see.
        shown_for: how long the form was open; None if the form does not say, or not by us.
        is_often: the same sender sent more than `MOST_FROM_ONE_SENDER` in ten minutes.
    """
    text = "\n".join(texts)
    found = {
        Doubt.TRAP: bool(trap.strip()),
        Doubt.NO_STAMP: shown_for is None,
        Doubt.TOO_QUICK: shown_for is not None and shown_for < QUICKEST,
        Doubt.TOO_OFTEN: is_often,
        Doubt.LINK: bool(_addresses(text)) or len(_bare_domains(text)) >= FEWEST_BARE,
        Doubt.MARKUP: _MARKUP.search(text) is not None,
        Doubt.REPETITION: _REPEATED.search(text) is not None,
    }
    return tuple(doubt for doubt in Doubt if found[doubt])


def count_links(*, texts: Iterable[str]) -> int:
    """Return how many links stand in the texts; where one leads may tell of somebody's health."""
    text = "\n".join(texts)
    return len(_addresses(text)) + len(_bare_domains(text))


def to_text(*, doubts: Iterable[Doubt]) -> str:
    """Return the doubts as they are stored; none is empty."""
    return " ".join(doubt.value for doubt in doubts)


def from_text(*, text: str) -> tuple[Doubt, ...]:
    """Return the doubts that `to_text` wrote.

    Raises:
        DoubtsUnreadable: a word is no doubt.
    """
    try:
        return tuple(Doubt(word) for word in text.split())
    except ValueError as error:
        raise DoubtsUnreadable("no doubts") from error


def _addresses(text: str) -> list[str]:
    return _ADDRESS.findall(_MAIL.sub(" ", text))


def _bare_domains(text: str) -> frozenset[str]:
    """Return the different domains that stand alone, neither in a link nor in a mail address."""
    found = _BARE.findall(_ADDRESS.sub(" ", _MAIL.sub(" ", text)))
    return frozenset(one.casefold() for one in found)
