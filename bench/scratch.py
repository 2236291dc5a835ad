"""A portal of its own in a temporary folder, with invented facilities and fixed secrets."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import flask_migrate
import sqlalchemy as sa
from flask import Flask

from bench.browser import Browser, InProcess
from portal.config import read_settings
from portal.domain.places.gazetteer import Gazetteer
from portal.domain.robin.catalogue.load import Catalogue
from portal.factory import create_app
from portal.web import content
from portal.web.extensions import db

BASE_URL = "https://portal.example"
"""Reached by https, so that cookies and headers are those of a real installation."""
DATABASE = "portal.sqlite3"
KEPT_VARIABLES = ("PATH", "HOME", "LANG", "LC_ALL", "TZ")


@dataclass(frozen=True, slots=True)
class Scratch:
    """A migrated portal that nobody else uses.

    Args:
        environment: what processes need to be started on the same portal.
    """

    app: Flask
    folder: Path
    environment: dict[str, str]

    @property
    def engine(self) -> sa.Engine:
        """Return its database engine."""
        with self.app.app_context():
            return db.engine

    @property
    def catalogue(self) -> Catalogue:
        """Return Robin's catalogue."""
        with self.app.app_context():
            return content.current().catalogue

    @property
    def gazetteer(self) -> Gazetteer:
        """Return the places."""
        with self.app.app_context():
            return content.current().gazetteer

    def browser(self) -> Browser:
        """Return a fresh browser that calls the app in this process."""
        return Browser(InProcess(self.app, base_url=BASE_URL))

    def browser_without_scripts(self) -> Browser:
        """Return a fresh browser that loads and runs no scripts."""
        return Browser(InProcess(self.app, base_url=BASE_URL), without=".js")


@contextmanager
def scratch(*, database_url: str = "") -> Iterator[Scratch]:
    """Give a migrated, empty portal, by default on SQLite, and remove it afterwards."""
    with TemporaryDirectory(prefix="portal-bench-") as name:
        folder = Path(name)
        environment = {
            "INSTANCE_DIR": name,
            "PUBLIC_URL": BASE_URL,
            "PDF_WAIT_SECONDS": "1",
            "DATABASE_URL": database_url or f"sqlite:///{folder / DATABASE}",
        }
        app = create_app(settings=read_settings(environ=environment))
        with app.app_context():
            flask_migrate.upgrade()
            # A connection that stays open would keep `nearby_directory` from filling the file.
            db.session.remove()
            db.engine.dispose()
        kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        portal = Scratch(app=app, folder=folder, environment=kept | environment)
        yield portal
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def fill_with_demo(portal: Scratch, *, count: int) -> None:
    """Invent a directory as `make run` does.

    Raises:
        RuntimeError: the command failed.
    """
    command = ["facilities", "demo", "--count", str(count)]
    result = portal.app.test_cli_runner().invoke(args=command)
    if result.exit_code:
        raise RuntimeError(result.output)
