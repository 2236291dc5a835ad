"""The only place that reads the clock; tests freeze it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
_frozen: ContextVar[datetime | None] = ContextVar("frozen", default=None)


def now() -> datetime:
    """Return the current instant in UTC."""
    return _frozen.get() or datetime.now(tz=UTC)


def today() -> date:
    """Return the current day in Germany."""
    return now().astimezone(BERLIN).date()


@contextmanager
def freeze(moment: datetime) -> Iterator[None]:
    """Let the clock stand at a moment within the block.

    Raises:
        ValueError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a frozen moment needs its time zone")
    token = _frozen.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)
