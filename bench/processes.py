"""Processes of the portal on this machine and the memory they take (Linux)."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from portal.cli.web_process import web_command, web_environment
from portal.config import ROOT

PROC = Path("/proc")
MEGABYTE = 1_000_000
START_SECONDS = 60
STOP_SECONDS = 10


class NotStarted(Exception):
    """Report a web server that does not answer."""


@contextmanager
def running(*arguments: str, environment: Mapping[str, str]) -> Iterator[int]:
    """Run a Python module as a process while the block runs; give its id."""
    process = subprocess.Popen(  # noqa: S603 – our own modules
        (sys.executable, "-m", *arguments),
        cwd=ROOT,
        env=dict(environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(STOP_SECONDS)


@contextmanager
def web_server(
    *, environment: Mapping[str, str], target: str = "bench.embedded:app"
) -> Iterator[tuple[int, int]]:
    """Run the web server as `flask serve` does; give its port and the id of its process.

    `target` is the application: the portal as it is embedded, unless another one is named.

    Raises:
        NotStarted: it does not answer within a minute.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    # Without the interpreter and its -m, which `running` puts there itself.
    module = web_command(host="127.0.0.1", port=port, application=target)[2:]
    settings = web_environment(environ=environment)
    with running(*module, environment=settings) as process:
        ends_at = time.monotonic() + START_SECONDS
        while time.monotonic() < ends_at:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.1)
        else:
            raise NotStarted(f"port {port}")
        yield port, process


def family(process: int) -> tuple[int, ...]:
    """Return a process and everything it has started."""
    parents = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                stat = (folder / "stat").read_text(encoding="ascii", errors="replace")
                parents[int(folder.name)] = int(stat.rpartition(")")[2].split()[1])
    found = [process]
    for member in found:
        found += [child for child, parent in parents.items() if parent == member]
    return tuple(found)


def resident_bytes(process: int) -> int:
    """Return the memory that a process holds now; 0 if it has ended."""
    with suppress(OSError):
        for line in (PROC / str(process) / "status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    return 0


def has_loaded(process: int, *, library: str) -> bool:
    """Say whether a process has loaded a shared library."""
    with suppress(OSError):
        return library in (PROC / str(process) / "maps").read_text(encoding="utf-8")
    return False
