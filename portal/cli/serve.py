"""Serve the portal: migrate, fill an empty directory, run web server and worker."""

import os
import signal
import socket
import subprocess
import sys
import time
from datetime import timedelta

import click
import flask_migrate
from flask import current_app
from flask.cli import with_appcontext

from portal.adapters.pdf import INSTALL_COMMAND, missing_libraries
from portal.cli.facilities import demo_command
from portal.queries import facilities
from portal.web.extensions import db

DEMO_COUNT = 6_000
STOP_SECONDS = 10
PAUSE = timedelta(milliseconds=200)


@click.command("worker")
@with_appcontext
def worker_command() -> None:
    """Work on jobs until told to stop."""
    current_app.extensions["work"]()


@click.command("serve")
@click.option("--port", type=click.IntRange(1, 65_535), envvar="PORT", default=8_000)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--demo-count", type=click.IntRange(0), default=DEMO_COUNT, show_default=True)
@click.pass_context
@with_appcontext
def serve_command(context: click.Context, port: int, host: str, demo_count: int) -> None:
    """Migrate, fill an empty directory with demo facilities, serve web and worker."""
    flask_migrate.upgrade()
    if demo_count and facilities.count_all(db.session()) == 0:
        click.echo(f"The directory is empty: making {demo_count} fictitious facilities.")
        context.invoke(demo_command, count=demo_count, remove=False)
    db.session.remove()
    db.engine.dispose()
    if missing_libraries():
        click.echo(f"PDF is switched off, Pango is missing. Mend it with: {INSTALL_COMMAND}")
    os.environ.setdefault("PUBLIC_URL", f"http://{host}:{port}")
    _run(host=host, port=port)


def _run(*, host: str, port: int) -> None:
    """Run both processes; when one ends or a signal comes, end the other.

    The exit code is 0 after a signal; else it is that of the process that ended, and never 0.
    """
    _refuse_taken(host, port)
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _frame: told.append(number))
    environ = os.environ.copy()
    processes = [subprocess.Popen(one, env=environ) for one in _commands(host, port)]  # noqa: S603 – our own commands
    click.echo(f"The portal listens on http://{host}:{port} (stop with Ctrl+C)")
    while not told and all(process.poll() is None for process in processes):
        time.sleep(PAUSE.total_seconds())
    codes = [process.poll() for process in processes]
    _end(processes)
    sys.exit(0 if told else next((code for code in codes if code), 1))


def _commands(host: str, port: int) -> tuple[tuple[str, ...], ...]:
    """Return the commands of the worker and of the web server."""
    return (
        (sys.executable, "-m", "flask", "--app", "wsgi", "worker"),
        (
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
            "wsgi:app",
        ),
    )


def _refuse_taken(host: str, port: int) -> None:
    """Say at once that somebody else listens there, before anything is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise click.ClickException(
            f"{host}:{port} cannot be used: another program may listen there."
            " Choose another port with PORT=…"
        ) from error


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    """Ask the processes to end; kill those that do not."""
    for process in processes:
        process.terminate()
    ends_at = time.monotonic() + STOP_SECONDS
    for process in processes:
        try:
            process.wait(timeout=max(0, ends_at - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
