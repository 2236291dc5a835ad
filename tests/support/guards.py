"""What tests must not touch: the network always, app and database in the pure layers.

One audit hook serves the whole run; Python cannot remove a hook, so it asks `_STATE` instead.
"""

import ipaddress
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any

import pytest

PURE_FOLDERS = ("tests/values", "tests/law", "tests/domain")
_STATE = {"is_installed": False, "is_pure": False}


class Refused(pytest.fail.Exception):
    """Report that a test touched what it must not touch; no `except Exception` hides it."""


def is_pure(path: PurePath) -> bool:
    """Say whether a test file belongs to a layer that runs without app and database."""
    return any(folder in path.as_posix() for folder in PURE_FOLDERS)


def is_loopback(address: object) -> bool:
    """Say whether a socket address stays on this machine."""
    if not isinstance(address, tuple):
        return True  # a unix socket
    host = str(address[0])
    if host in {"localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and not is_loopback(arguments[1]):
        raise Refused(f"a test must not reach the network: {arguments[1]}")
    if event == "socket.getaddrinfo" and not is_loopback((arguments[0],)):
        raise Refused(f"a test must not look up a name: {arguments[0]}")
    if _STATE["is_pure"] and event in {"sqlite3.connect", "socket.connect"}:
        raise Refused(f"values, law and domain are pure; this test reached {event}")


def install() -> None:
    """Watch connections from now on, once per process."""
    if not _STATE["is_installed"]:
        _STATE["is_installed"] = True
        sys.addaudithook(_audit)


@contextmanager
def pure(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse apps, databases and sockets inside the block."""

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise Refused("values, law and domain are pure; this test made an app or an engine")

    monkeypatch.setattr("flask.Flask.__init__", refuse)
    monkeypatch.setattr("sqlalchemy.engine.Engine.connect", refuse)
    _STATE["is_pure"] = True
    try:
        yield
    finally:
        _STATE["is_pure"] = False
