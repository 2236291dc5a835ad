"""The real portal as its own process: web server and worker on a free port of this machine."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEPT_VARIABLES = ("PATH", "HOME", "LANG", "LC_ALL", "TZ")
START_SECONDS = 240
STOP_SECONDS = 15


class ServerFailed(Exception):
    """Report that the portal did not start; holds what it printed."""


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A running portal; `url` is its address without a slash at the end."""

    def __init__(self, *, folder: Path, demo_count: int, **settings: str) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.folder = folder
        self._log = folder / "server.log"
        environment = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        environment |= {"INSTANCE_DIR": str(folder), "PUBLIC_URL": self.url} | settings
        command = [
            sys.executable, "-m", "flask", "--app", "wsgi", "serve",
            "--port", str(port), "--demo-count", str(demo_count),
        ]  # fmt: skip
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 – our own program
                command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        self._wait()

    def log(self) -> str:
        """Return what the portal has printed so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def _wait(self) -> None:
        ends_at = time.monotonic() + START_SECONDS
        while time.monotonic() < ends_at:
            if self._process.poll() is not None:
                break
            if self._answers():
                return
            time.sleep(0.1)
        self.stop()
        raise ServerFailed(self.log())

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/", timeout=5):  # noqa: S310 – http, loopback
                return True
        except urllib.error.HTTPError as answer:
            answer.close()
            return True
        except OSError:
            return False

    def stop(self) -> None:
        """Ask the portal to end; kill what is left of its process group."""
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(STOP_SECONDS)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(STOP_SECONDS)
