"""Fixtures for tests of pages: a stopped clock, a directory, the app's database."""

from collections.abc import Callable
from datetime import datetime

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.web.extensions import db
from tests.factories import directory
from tests.factories.directory import Offer
from tests.support.checked_client import CheckedClient

AddOffers = Callable[..., tuple[int, ...]]


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
        engine = db.engine
    return engine


@pytest.fixture
def other_client(app: Flask) -> CheckedClient:
    """Return a second browser."""
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    return client
