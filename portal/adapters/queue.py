"""The job queue: embedded in SQLite by default, Redis or PostgreSQL when configured."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import RLock
from typing import Any
from urllib.parse import urlencode

from huey import MemoryHuey, PostgresHuey, RedisHuey, SqliteHuey

from portal.values.errors import Unavailable

NAME = "portal"
MOST_WAITING = 20
"""More waiting jobs than this would keep people waiting longer than they stay."""

REDIS_SECONDS = {"socket_connect_timeout": 2, "socket_timeout": 5}
"""Without them a Redis that does not answer would hold a request for minutes."""

_DRIVERS = (("sqlite3", "Error"), ("psycopg", "Error"), ("redis", "RedisError"))
_DRIVER_ERRORS: tuple[type[Exception], ...] = (
    OSError,
    *(getattr(import_module(name), error) for name, error in _DRIVERS if find_spec(name)),
)
_one_at_a_time = RLock()  # a job that runs at once may queue another


class QueueFull(Unavailable):
    """Report that too many jobs wait already."""


class QueueDown(Unavailable):
    """Report that the queue cannot be reached or written now."""


def open_queue(*, redis_url: str, database_url: str, folder: Path, immediate: bool) -> Any:
    """Open the queue that the settings ask for.

    Args:
        redis_url: the Redis to use; empty for none.
        database_url: a PostgreSQL address makes its queue tables there; empty or SQLite for none.
        folder: where the embedded queue's file lies.
        immediate: run every job at once in the calling process (tests).
    """
    if immediate:
        return MemoryHuey(NAME, immediate=True, results=False)
    if redis_url:
        return RedisHuey(NAME, url=_with_timeouts(redis_url), results=False)
    if database_url.startswith("postgresql"):
        dsn = database_url.replace("postgresql+psycopg://", "postgresql://", 1)
        return PostgresHuey(NAME, dsn=dsn, results=False)
    return SqliteHuey(NAME, filename=str(folder / "queue.sqlite3"), results=False)


def put(*, queue: Any, send: Callable[[], object]) -> None:
    """Send a job to the queue unless too many wait already.

    The bound is exact within one process; several web processes may pass it by their number.

    Raises:
        QueueFull: 20 jobs wait.
        QueueDown: the queue's server or file cannot be reached, is locked or refuses to write.
    """
    try:
        with _one_at_a_time:
            if queue.pending_count() >= MOST_WAITING:
                raise QueueFull(f"{MOST_WAITING} jobs wait")
            send()
    except _DRIVER_ERRORS as error:
        raise QueueDown(type(error).__name__) from error


def _with_timeouts(redis_url: str) -> str:
    """Return the address with our time limits; those that it names itself stand first and win."""
    return f"{redis_url}{'&' if '?' in redis_url else '?'}{urlencode(REDIS_SECONDS)}"
