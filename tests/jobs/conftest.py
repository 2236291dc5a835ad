"""Fixtures of the jobs: an app whose mail goes to a real server on this machine."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask import Flask

from portal.adapters.mail import SmtpServer
from portal.web import clock, outside
from tests.factories.directory import NOW
from tests.support.post_office import PostOffice


@pytest.fixture
def posting(
    make_app: Callable[..., Flask], database_url: str, post_office: PostOffice
) -> Iterator[Flask]:
    """Return an app on either database that hands its mail to `post_office`, at a fixed time."""
    app = make_app(database_url=database_url)
    with app.app_context():
        server = SmtpServer(url=post_office.url, timeout_seconds=1)
        outside.bind(app, outside=replace(outside.current(), mail=server))
    with clock.freeze(NOW):
        yield app
