"""A throw-away PostgreSQL server: Debian's binaries, a folder in /tmp, a unix socket."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import sqlalchemy as sa

BINARIES = Path("/usr/lib/postgresql")
SERVER_USER = "postgres"
MISSING = (
    "PostgreSQL's server was not found below /usr/lib/postgresql. Install it with\n"
    "    apt-get install postgresql\n"
    "or leave these tests out with: make test T=\"tests -m 'not postgres'\""
)
# Nothing here has to survive a power cut, so nothing waits for the disk.
OPTIONS = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    " -c listen_addresses='' -c max_connections=40 -c shared_buffers=32MB -c timezone=UTC"
)


class PostgresMissing(Exception):
    """Report that this machine has no PostgreSQL server."""


def find_binaries(*, root: Path = BINARIES) -> Path:
    """Return the folder with `initdb` and `pg_ctl` of the newest version.

    Raises:
        PostgresMissing: there is none; says what to install.
    """
    found = [path.parent for path in root.glob("*/bin/initdb")]
    if not found:
        raise PostgresMissing(MISSING)
    return max(found, key=lambda folder: int(folder.parent.name))


class PostgresServer:
    """A running server with nothing in it."""

    def __init__(self, *, binaries: Path) -> None:
        self._binaries = binaries
        self._folder = Path(tempfile.mkdtemp(prefix="portal-pg-"))
        # The server refuses to run as root, and its folder must belong to whoever runs it.
        self._user = SERVER_USER if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            shutil.chown(self._folder, SERVER_USER)
        self._data = self._folder / "data"
        self._run(
            "initdb", "-D", str(self._data), "-U", SERVER_USER, "--auth=trust",
            "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        options = f"{OPTIONS} -k {self._folder}"
        self._run(
            "pg_ctl", "-D", str(self._data), "-w", "-l", str(self._folder / "log"),
            "-o", options, "start",
        )  # fmt: skip

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._binaries / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", SERVER_USER, "--", *command]
        subprocess.run(  # noqa: S603 – a fixed program with our own arguments
            command, check=True, cwd=self._folder, stdout=subprocess.DEVNULL, timeout=60
        )

    def url(self, *, database: str) -> str:
        """Return the address of a database of this server."""
        return f"postgresql+psycopg://{SERVER_USER}@/{database}?host={self._folder}"

    def create(self, *, database: str, template: str = "template0") -> str:
        """Create a database as copy of `template`; return its address."""
        self._execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        return self.url(database=database)

    def drop(self, *, database: str) -> None:
        """Remove a database together with the connections that are still open."""
        self._execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def _execute(self, statement: str) -> None:
        engine = sa.create_engine(
            self.url(database="postgres"), isolation_level="AUTOCOMMIT", poolclass=sa.NullPool
        )
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", "immediate", "stop")
        shutil.rmtree(self._folder)
