"""An S3 server in a process of its own on this machine."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import fsspec
import pytest

from tests.support.server import free_port

START_SECONDS = 60
BUCKET = "eimer"


@contextmanager
def s3_server() -> Iterator[tuple[str, int]]:
    """Run a server; give its address and the id of its process.

    Raises:
        TimeoutError: it does not answer.
    """
    port = free_port()
    command = (sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port))
    with subprocess.Popen(  # noqa: S603 – our own test server
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}", process.pid
        finally:
            process.terminate()


@contextmanager
def bucket(*, address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give the storage address of a fresh bucket; the credentials stand in the environment."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "probe")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "probe")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    admin = fsspec.filesystem("s3", client_kwargs={"endpoint_url": address})
    admin.mkdir(BUCKET)
    yield f"s3://{BUCKET}/portal?endpoint_url={address}"
    admin.rm(BUCKET, recursive=True)


def _wait(port: int) -> None:
    ends_at = time.monotonic() + START_SECONDS
    while time.monotonic() < ends_at:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)
    raise TimeoutError("the S3 server does not answer")
