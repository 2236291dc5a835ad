"""Serve the portal: migrate, fill an empty directory, run web server and worker."""

import os
import signal
import subprocess
import sys
from types import FrameType

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
    _run(host=host, port=port)


def _run(*, host: str, port: int) -> None:
    """Run both processes; when one ends or a signal comes, end the other."""
    commands = (
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
            "8",
            "--no-access-log",
            "--log-level",
            "warning",
            "wsgi:app",
        ),
    )
    processes = [subprocess.Popen(command, env=os.environ.copy()) for command in commands]  # noqa: S603 – our own commands

    def _stop(_signal: int, _frame: FrameType | None) -> None:
        for process in processes:
            process.terminate()

    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    click.echo(f"The portal listens on http://{host}:{port} (stop with Ctrl+C)")
    processes[1].wait()
    processes[0].terminate()
    try:
        processes[0].wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        processes[0].kill()
    sys.exit(processes[1].returncode)
