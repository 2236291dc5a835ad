"""What goes to a facility, and the two links, as JSON: how both wait, encrypted."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from portal.domain.inquiries.kind import Slot
from portal.values.errors import PortalError

LONGEST_TEXT = 1_500
LONGEST_NAME = 80
LONGEST_PHONE = 40


class ContentInvalid(PortalError):
    """Report a text that holds no such thing."""


@dataclass(frozen=True, slots=True)
class Content:
    """Exactly what one facility is told, and nothing else.

    Args:
        slot: when to call; None unless a call is wished.
        phone: may be empty.
        protocol: label and value of each line of the result that the seeker wanted to send.
    """

    name: str
    email: str
    phone: str
    slot: Slot | None
    text: str
    protocol: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """The tokens of the links to one inquiry; nobody else knows them.

    Args:
        seeker: opens the whole sending, for people without account; else empty.
        provider: opens the inquiry for the facility.
    """

    seeker: str
    provider: str


@dataclass(frozen=True, slots=True)
class Words:
    """What a message says.

    Args:
        time: the moment of a call or a visit, where the facility names one.
    """

    text: str
    time: datetime | None = None


def to_json(*, content: Content) -> str:
    """Return what goes to a facility as JSON."""
    return json.dumps(asdict(content), ensure_ascii=False)


def from_json(*, text: str) -> Content:
    """Return what `to_json` wrote.

    Raises:
        ContentInvalid: it is no such text.
    """
    try:
        read = json.loads(text)
        return Content(
            name=_text(read["name"]),
            email=_text(read["email"]),
            phone=_text(read["phone"]),
            slot=None if read["slot"] is None else Slot(read["slot"]),
            text=_text(read["text"]),
            protocol=tuple((_text(label), _text(value)) for label, value in read["protocol"]),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise ContentInvalid("no content of an inquiry") from error


def links_to_json(*, links: Links) -> str:
    """Return the tokens of the links as JSON."""
    return json.dumps(asdict(links))


def links_from_json(*, text: str) -> Links:
    """Return what `links_to_json` wrote.

    Raises:
        ContentInvalid: it is no such text.
    """
    try:
        read = json.loads(text)
        return Links(seeker=_text(read["seeker"]), provider=_text(read["provider"]))
    except (ValueError, TypeError, KeyError) as error:
        raise ContentInvalid("no links of an inquiry") from error


def words_to_json(*, words: Words) -> str:
    """Return a message as JSON."""
    time = words.time.isoformat() if words.time else None
    return json.dumps({"text": words.text, "time": time}, ensure_ascii=False)


def words_from_json(*, text: str) -> Words:
    """Return what `words_to_json` wrote.

    Raises:
        ContentInvalid: it is no such text.
    """
    try:
        read = json.loads(text)
        time = None if read["time"] is None else datetime.fromisoformat(read["time"])
        return Words(text=_text(read["text"]), time=time)
    except (ValueError, TypeError, KeyError) as error:
        raise ContentInvalid("no message") from error


def _text(value: Any) -> str:
    """Return the value if it is text.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
