"""How the web server is started: its command, and the settings that keep its memory small."""

import sys
from collections.abc import Mapping

APPLICATION = "wsgi:app"
MEMORY_SETTINGS: Mapping[str, str] = {
    # Docstrings of all that is imported are 6 MB, and no request reads one.
    "PYTHONOPTIMIZE": "2",
    # Each thread would else keep a heap of its own, with what it freed.
    "MALLOC_ARENA_MAX": "1",
    # What was needed for a moment, as to compress a page, goes back to the system at once.
    "MALLOC_TRIM_THRESHOLD_": "65536",
    "MALLOC_MMAP_THRESHOLD_": "65536",
}
"""Variables of Python and of the C library; those of the environment itself win."""


def web_command(*, host: str, port: int, application: str = APPLICATION) -> tuple[str, ...]:
    """Return the command of the web server: one process, four threads, no access log."""
    return (
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        host,
        "--port",
        str(port),
        "--workers",
        "1",
        "--blocking-threads",
        "4",
        "--no-access-log",
        "--log-level",
        "warning",
        application,
    )


def web_environment(*, environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the web server."""
    return {**MEMORY_SETTINGS, **environ}
