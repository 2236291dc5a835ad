"""One command starts everything: migrate, fill an empty directory, run two processes."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import click
import pytest
import sqlalchemy as sa
from click.testing import Result
from flask import Flask

from portal.adapters.pdf import INSTALL_COMMAND
from portal.cli import facilities as facility_commands
from portal.cli import serve
from portal.domain.places.gazetteer import Gazetteer
from portal.models.facility import Facility
from portal.web.extensions import db
from tests.support.server import free_port

HOST = "127.0.0.1"
SLEEPS = (sys.executable, "-S", "-c", "import time; time.sleep(60)")


def ends(code: int) -> tuple[str, ...]:
    return (sys.executable, "-S", "-c", f"raise SystemExit({code})")


def ends_after(file: Path, code: int) -> tuple[str, ...]:
    """Return a command that waits for a file and ends."""
    text = f"""
import os, time
while not os.path.exists({str(file)!r}):
    time.sleep(0.01)
raise SystemExit({code})
"""
    return (sys.executable, "-S", "-c", text)


def is_deaf(file: Path) -> tuple[str, ...]:
    """Return a command that ignores SIGTERM and then makes a file."""
    text = f"""
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
open({str(file)!r}, "w").close()
time.sleep(60)
"""
    return (sys.executable, "-S", "-c", text)


class Processes:
    """Starts the commands of a test instead of worker and web server, and remembers them."""

    def __init__(self) -> None:
        self.started: list[subprocess.Popen[bytes]] = []
        self.when_both_run: Callable[[], None] = lambda: None
        self._start = subprocess.Popen

    def __call__(self, command: tuple[str, ...], **options: object) -> subprocess.Popen[bytes]:
        process = self._start(command, **options)
        self.started.append(process)
        if len(self.started) == 2:
            self.when_both_run()
        return process

    @property
    def codes(self) -> list[int | None]:
        return [process.poll() for process in self.started]


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Processes]:
    processes = Processes()
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    monkeypatch.setattr(serve.subprocess, "Popen", processes)
    monkeypatch.setattr(serve, "PAUSE", timedelta(milliseconds=10))
    yield processes
    for number, handler in before.items():
        signal.signal(number, handler)
    for process in processes.started:
        process.kill()
        process.wait()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Return a function that runs two commands to their end and returns the exit code."""

    def run(*commands: tuple[str, ...]) -> int:
        named = dict(zip(("web server", "worker"), commands, strict=True))
        monkeypatch.setattr(serve, "_commands", lambda _host, _port: named)
        with pytest.raises(SystemExit) as ended:
            serve._run(host=HOST, port=free_port())  # noqa: SLF001 – the unit of this test
        return int(ended.value.code)

    return run


class TestRun:
    @pytest.mark.parametrize("commands", [(SLEEPS, ends(3)), (ends(3), SLEEPS)])
    def test_when_one_ends_the_other_is_ended(
        self, processes: Processes, run: Callable[..., int], commands: tuple[tuple[str, ...], ...]
    ):
        code = run(*commands)

        assert code == 3
        assert sorted(processes.codes) == [-signal.SIGTERM, 3]

    def test_an_end_that_nobody_asked_for_is_no_success(
        self, processes: Processes, run: Callable[..., int]
    ):
        assert run(SLEEPS, ends(0)) == 1

        assert processes.codes == [-signal.SIGTERM, 0]

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
    def test_a_signal_ends_both_and_is_a_success(
        self, processes: Processes, run: Callable[..., int], number: signal.Signals
    ):
        processes.when_both_run = lambda: os.kill(os.getpid(), number)

        assert run(SLEEPS, SLEEPS) == 0

        assert processes.codes == [-signal.SIGTERM, -signal.SIGTERM]

    def test_one_that_does_not_listen_is_killed(
        self,
        processes: Processes,
        run: Callable[..., int],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ):
        monkeypatch.setattr(serve, "STOP_SECONDS", 0.2)
        file = tmp_path / "deaf"

        assert run(is_deaf(file), ends_after(file, 4)) == 4

        assert processes.codes == [-signal.SIGKILL, 4]

    @pytest.mark.parametrize(("family", "host"), [(socket.AF_INET, HOST), (socket.AF_INET6, "::1")])
    def test_a_taken_port_is_told_before_anything_starts(
        self, processes: Processes, family: socket.AddressFamily, host: str
    ):
        with socket.create_server((host, 0), family=family) as taken:
            port = taken.getsockname()[1]
            with pytest.raises(click.ClickException, match=f"{host}:{port} cannot be used") as told:
                serve._run(host=host, port=port)  # noqa: SLF001 – without setting up the database

        assert told.value.exit_code == 1
        assert processes.started == []

    def test_says_where_it_listens(
        self,
        processes: Processes,
        run: Callable[..., int],
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ):
        heard = iter([False, True])
        monkeypatch.setattr(serve, "_answers", lambda _host, _port: next(heard, True))
        monkeypatch.setattr(serve, "PAUSE", timedelta(milliseconds=100))

        run(SLEEPS, (sys.executable, "-S", "-c", "import time; time.sleep(1); raise SystemExit(3)"))

        told = capsys.readouterr()
        assert told.out.startswith(f"The portal listens on http://{HOST}:")
        assert told.out.count("listens") == 1
        assert told.err == "Stopping, because this has ended: worker\n"
        assert len(processes.started) == 2

    def test_does_not_say_so_before_it_answers(
        self, processes: Processes, run: Callable[..., int], capsys: pytest.CaptureFixture[str]
    ):
        run(SLEEPS, ends(3))

        assert "listens" not in capsys.readouterr().out
        assert len(processes.started) == 2


def test_commands_are_the_web_server_and_the_worker():
    commands = serve._commands("192.0.2.1", 8123)  # noqa: SLF001 – without starting them
    worker, web = commands["worker"], commands["web server"]

    assert worker[1:] == ("-m", "flask", "--app", "wsgi", "worker")
    assert web[1:3] == ("-m", "granian")
    assert web[-1] == "wsgi:app"
    assert web[web.index("--host") + 1] == "192.0.2.1"
    assert web[web.index("--port") + 1] == "8123"


class Served:
    """The `serve` command without its processes."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.ran: list[dict[str, object]] = []

    def __call__(self, *words: str, **environ: str) -> Result:
        result = self.app.test_cli_runner().invoke(args=["serve", *words], env=environ)
        assert result.exit_code == 0, result.output
        return result

    def count(self) -> int:
        with self.app.app_context():
            return db.session.scalars(sa.select(sa.func.count()).select_from(Facility)).one()


@pytest.fixture
def served(
    make_app: Callable[..., Flask], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Served:
    """Return the command on a database that does not exist yet."""
    served = Served(make_app(database_url=f"sqlite:///{tmp_path / 'new.sqlite3'}"))
    gazetteer: Gazetteer = served.app.extensions["content"].gazetteer
    monkeypatch.setattr(
        facility_commands, "load_gazetteer", lambda *, path: gazetteer if path else None
    )
    monkeypatch.setattr(serve, "_run", lambda **where: served.ran.append(where))
    monkeypatch.setattr(serve, "missing_libraries", lambda: ())
    return served


class TestServe:
    def test_migrates_and_fills_an_empty_directory(self, served: Served):
        result = served("--demo-count", "5")

        assert "The directory is empty: making 5 fictitious facilities." in result.output
        assert served.count() == 5
        assert served.ran == [{"host": HOST, "port": 8_000}]

    def test_a_second_start_adds_nothing(self, served: Served):
        served("--demo-count", "5")

        result = served("--demo-count", "9")

        assert "fictitious" not in result.output
        assert served.count() == 5
        assert len(served.ran) == 2

    def test_d04_words_that_an_older_directory_lacks_are_written(self, served: Served):
        served("--demo-count", "5")
        with served.app.app_context(), db.engine.begin() as connection:
            connection.execute(sa.update(Facility).values(search_text=""))

        first, second = served(), served()

        assert "5 facilities written anew" in first.output
        assert "written anew" not in second.output

    def test_no_demo_is_made_on_request(self, served: Served):
        served("--demo-count", "0")

        assert served.count() == 0

    def test_listens_where_it_is_told(self, served: Served):
        served("--demo-count", "0", "--host", "192.0.2.1", PORT="8123")
        served("--demo-count", "0", "--port", "8124", PORT="8123")

        assert served.ran == [
            {"host": "192.0.2.1", "port": 8_123}, {"host": HOST, "port": 8_124}
        ]  # fmt: skip

    def test_starts_without_pango_and_names_the_command_that_mends_it(
        self, served: Served, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(serve, "missing_libraries", lambda: ("pango",))

        assert INSTALL_COMMAND in served("--demo-count", "0").output
        assert len(served.ran) == 1

    def test_says_nothing_of_pango_where_it_is_there(self, served: Served):
        assert "Pango" not in served("--demo-count", "0").output

    @pytest.mark.parametrize(
        "words", [("--port", "0"), ("--port", "65536"), ("--demo-count", "-1")]
    )
    def test_refuses_impossible_numbers(self, app: Flask, words: tuple[str, ...]):
        result = app.test_cli_runner().invoke(args=["serve", *words])

        assert result.exit_code == 2


def test_worker_works_with_the_portals_queue(app: Flask):
    done: list[str] = []
    app.extensions["work"] = lambda: done.append("worked")

    result = app.test_cli_runner().invoke(args=["worker"])

    assert (result.exit_code, done) == (0, ["worked"])
