"""The sentences of „Letzte Aktivitäten“, read once per process."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from portal.domain.accounts.event_words import EventWordsInvalid, load_event_words
from portal.domain.accounts.events import Event

FILE = Path(__file__).resolve().parent.parent / "content" / "konto" / "ereignisse.yaml"


@cache
def event_words() -> Mapping[Event, str]:
    """Return the sentence of every event.

    Raises:
        EventWordsInvalid: the file is broken.
    """
    return load_event_words(path=FILE)


def problems() -> Iterator[str]:
    """Give what is wrong with the file as it lies there now."""
    try:
        load_event_words(path=FILE)
    except EventWordsInvalid as error:
        yield f"konto: {error}"
