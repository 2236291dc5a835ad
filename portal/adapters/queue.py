"""The job queue: embedded in SQLite by default, Redis or PostgreSQL when configured."""

from pathlib import Path
from typing import Any

from huey import MemoryHuey, PostgresHuey, RedisHuey, SqliteHuey

NAME = "portal"


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
        return RedisHuey(NAME, url=redis_url, results=False)
    if database_url.startswith("postgresql"):
        dsn = database_url.replace("postgresql+psycopg://", "postgresql://", 1)
        return PostgresHuey(NAME, dsn=dsn, results=False)
    return SqliteHuey(NAME, filename=str(folder / "queue.sqlite3"), results=False)
