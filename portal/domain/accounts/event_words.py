"""The German sentence of each security event, as an editor wrote it."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from portal.domain.accounts.events import Event
from portal.law.strict_yaml import YamlInvalid, read_shape
from portal.values.errors import PortalError
from portal.values.shape import Limits, Shape

Sentence = Annotated[str, Limits(longest=100, pattern=r"[A-ZÄÖÜ][^\n\d]*\.")]


class EventWordsInvalid(PortalError):
    """Report a list of events that breaks its shape, or in which one is missing."""


class _EventsFile(Shape):
    ereignisse: dict[Event, Sentence]


def load_event_words(*, path: Path) -> Mapping[Event, str]:
    """Return the sentence of every event.

    Raises:
        EventWordsInvalid: an event has none, one is unknown or is no sentence; names the file.
    """
    try:
        read = read_shape(text=path.read_text(encoding="utf-8"), shape=_EventsFile)
    except YamlInvalid as error:
        raise EventWordsInvalid(f"{path.name}: {error}") from error
    missing = sorted(set(Event) - read.ereignisse.keys())
    if missing:
        raise EventWordsInvalid(f"{path.name}: no words for {', '.join(missing)}")
    return MappingProxyType(read.ereignisse)
