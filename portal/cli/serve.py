"""Serve the portal: migrate, fill an empty directory, run web server and worker."""

import ipaddress
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
from portal.cli.accounts import demo_logins, make_demo_accounts
from portal.cli.facilities import demo_command, words_command
from portal.cli.web_process import web_command, web_environment
from portal.queries import facilities, search_words
from portal.web.extensions import db

DEMO_COUNT = 6_000
WEB_SERVER = "web server"
STOP_SECONDS = 10
IPV4 = 4
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
    """Migrate, fill an empty directory with demo facilities, print demo logins, serve."""
    flask_migrate.upgrade()
    if demo_count and facilities.count_all(db.session()) == 0:
        click.echo(f"The directory is empty: making {demo_count} fictitious facilities.")
        context.invoke(demo_command, count=demo_count, remove=False)
    if search_words.is_any_missing(db.session()):
        context.invoke(words_command)
    make_demo_accounts()
    for line in demo_logins():
        click.echo(line)
    db.session.remove()
    db.engine.dispose()
    if missing_libraries():
        click.echo(f"PDF is switched off, Pango is missing. Mend it with: {INSTALL_COMMAND}")
    os.environ.setdefault("PUBLIC_URL", _address(host, port))
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
    environments = {WEB_SERVER: web_environment(environ=environ)}
    processes = {
        name: subprocess.Popen(command, env=environments.get(name, environ))  # noqa: S603 – our own commands
        for name, command in _commands(host, port).items()
    }
    says_so = False
    while not told and all(process.poll() is None for process in processes.values()):
        if not says_so and _answers(host, port):
            says_so = True
            click.echo(f"The portal listens on {_address(host, port)} (stop with Ctrl+C)")
        time.sleep(PAUSE.total_seconds())
    codes = {name: process.poll() for name, process in processes.items()}
    ended = ", ".join(name for name, code in codes.items() if code is not None)
    if ended and not told:
        click.echo(f"Stopping, because this has ended: {ended}", err=True)
    _end(list(processes.values()))
    sys.exit(0 if told else next((code for code in codes.values() if code), 1))


def _reachable(host: str) -> str:
    """Return the host under which this machine reaches it; a wildcard becomes loopback."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if not address.is_unspecified:
        return host
    return "127.0.0.1" if address.version == IPV4 else "::1"


def _address(host: str, port: int) -> str:
    """Return the address that people type on this machine."""
    name = _reachable(host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _answers(host: str, port: int) -> bool:
    """Say whether the web server takes connections."""
    try:
        socket.create_connection((_reachable(host), port), timeout=1).close()
    except OSError:
        return False
    return True


def _commands(host: str, port: int) -> dict[str, tuple[str, ...]]:
    """Return the commands of the web server and of the worker."""
    return {
        WEB_SERVER: web_command(host=host, port=port),
        "worker": (sys.executable, "-m", "flask", "--app", "wsgi", "worker"),
    }


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
