"""Fixtures for tests of pages: one app for all of them, a stopped clock, a directory.

An app of its own for each test would compile every template again; here only the rows go.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from portal.factory import create_app
from portal.models.base import Base
from portal.web.extensions import db
from tests.factories import directory
from tests.factories.directory import Offer
from tests.factories.mails import take_mails
from tests.support import migrated
from tests.support.checked_client import CheckedClient
from tests.support.statements import empty

AddOffers = Callable[..., tuple[int, ...]]


@pytest.fixture(scope="session")
def _app_of_pages(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("pages")
    url = migrated.copy_sqlite(template=sqlite_template, target=folder / "pages.sqlite3")
    app = create_app(settings=migrated.settings_for(instance_dir=folder, database_url=url))
    app.testing = True
    app.test_client_class = CheckedClient
    yield app
    migrated.close(app)


@pytest.fixture
def app(_app_of_pages: Flask) -> Iterator[Flask]:
    """Return the app of all pages, with no row, no mail and no setting of another test."""
    settings = dict(_app_of_pages.config)
    yield _app_of_pages
    _app_of_pages.config.clear()
    _app_of_pages.config.update(settings)
    take_mails(_app_of_pages)
    with _app_of_pages.app_context(), db.engine.begin() as connection:
        empty(connection, tuple(reversed(Base.metadata.sorted_tables)))


@pytest.fixture(autouse=True)
def _stopped_clock(freeze: Callable[[datetime], None]) -> None:
    freeze(directory.NOW)


@pytest.fixture
def add_offers(app: Flask) -> AddOffers:
    """Return a function that stores offers and returns their ids."""

    def add(*offers: Offer) -> tuple[int, ...]:
        return directory.store(app, offers)

    return add


@pytest.fixture
def database(app: Flask) -> sa.Engine:
    """Return the engine of the app's database."""
    with app.app_context():
        return db.engine


@pytest.fixture
def other_client(app: Flask) -> CheckedClient:
    """Return a second browser."""
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    return client


@pytest.fixture
def everything_logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Return what every logger says, however quietly."""
    caplog.set_level(logging.DEBUG)
    for name in list(logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, logger=name)
    return caplog


@pytest.fixture
def seen(
    client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return a list that fills with address and headers of every answer."""
    seen: list[tuple[str, list[tuple[str, str]]]] = []
    send_on = client.open

    def watch(*args: object, **kwargs: object) -> TestResponse:
        answer = send_on(*args, **kwargs)
        seen.append((answer.request.url, list(answer.headers.items())))
        return answer

    monkeypatch.setattr(client, "open", watch)
    return seen
