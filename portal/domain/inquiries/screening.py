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
MOST_SHOWN = 5

_LINK = re.compile(
    r"(?:https?:/{0,2}|www\.)[^\s<>\"]{1,100}"
    r"|\b[\w-]{2,63}\.(?:de|com|net|org|info|eu|at|ch|ru|cn|xyz|top|shop|online|site|io|biz)\b",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\S@\S{1,254}")
_HOST = re.compile(r"(?:https?:/{0,2})?(?:www\.)?((?!https?:)[\w-][\w.-]{0,252})", re.IGNORECASE)
_MARKUP = re.compile(r"<a\s|\[url|\[link|</|href=", re.IGNORECASE)
_REPEATED = re.compile(r"(.)\1{19,}", re.DOTALL)


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
        Doubt.LINK: bool(_links(text)),
        Doubt.MARKUP: _MARKUP.search(text) is not None,
        Doubt.REPETITION: _REPEATED.search(text) is not None,
    }
    return tuple(doubt for doubt in Doubt if found[doubt])


def linked_hosts(*, texts: Iterable[str]) -> tuple[str, ...]:
    """Return the hosts to which links lead, at most five, so that nothing else need be shown."""
    hosts = (_HOST.match(link) for link in _links("\n".join(texts)))
    named = (host[1].lower().strip(".-") for host in hosts if host)
    return tuple(dict.fromkeys(host for host in named if host))[:MOST_SHOWN]


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


def _links(text: str) -> list[str]:
    return _LINK.findall(_MAIL.sub(" ", text))
