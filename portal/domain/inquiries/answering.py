"""What a provider's answer has to hold."""

from datetime import datetime, timedelta

from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import Author, MessageKind
from portal.domain.inquiries.state import State
from portal.values.errors import Invalid

LONGEST_ANSWER = 2_000
LATEST_TIME = timedelta(days=365)
"""Who proposes a day beyond that has mistyped the year."""


def check_answer(*, kind: MessageKind, words: Words, now: datetime) -> None:
    """Refuse an answer with which the seeker could do nothing.

    A proposed time and a refusal need no words.

    Raises:
        Invalid: `art` is "unknown"; `text` is "missing" or "too_long"; `zeit` is "missing",
            "past" or "too_far".
    """
    if kind.author is not Author.PROVIDER:
        raise Invalid("art", "unknown")
    if len(words.text) > LONGEST_ANSWER:
        raise Invalid("text", "too_long")
    if kind is MessageKind.ANTWORT and not words.text.strip():
        raise Invalid("text", "missing")
    if kind is MessageKind.TERMIN:
        _check_time(words.time, now)


def state_after(*, kind: MessageKind) -> State:
    """Return where an inquiry stands after such an answer."""
    return State.ABGELEHNT if kind is MessageKind.ABSAGE else State.BEANTWORTET


def _check_time(time: datetime | None, now: datetime) -> None:
    if time is None:
        raise Invalid("zeit", "missing")
    if time <= now:
        raise Invalid("zeit", "past")
    if time > now + LATEST_TIME:
        raise Invalid("zeit", "too_far")
