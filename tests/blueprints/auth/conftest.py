"""What tests of entering and leaving watch: hashes that were computed, transactions, mails."""

from collections.abc import Callable, Iterator
from email.message import EmailMessage

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.adapters.passwords import Argon2
from portal.web.extensions import db
from tests.factories.accounts import MadeAccount, make_account, sign_in
from tests.factories.mails import take_mails
from tests.support.checked_client import CheckedClient

SLOW = ("hash", "verify", "verify_nothing")


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by the name of each slow operation on a password."""
    done: list[str] = []
    is_inside: list[str] = []
    for name in SLOW:
        monkeypatch.setattr(Argon2, name, _watched(name, getattr(Argon2, name), done, is_inside))
    return done


def _watched(
    name: str, real: Callable[..., object], done: list[str], is_inside: list[str]
) -> Callable[..., object]:
    def watched(self: Argon2, **given: str) -> object:
        if not is_inside:  # verify_nothing asks verify; that counts once.
            done.append(name)
        is_inside.append(name)
        try:
            return real(self, **given)
        finally:
            is_inside.pop()

    return watched


@pytest.fixture
def begun(app: Flask) -> Iterator[list[object]]:
    """Return a list that grows with each transaction of the app's database."""
    found: list[object] = []
    with app.app_context():
        engine = db.engine

    def note(connection: sa.Connection) -> None:
        found.append(connection)

    sa.event.listen(engine, "begin", note)
    yield found
    sa.event.remove(engine, "begin", note)


@pytest.fixture
def mails(app: Flask) -> Callable[[], tuple[EmailMessage, ...]]:
    """Return a function that takes the mails that were sent since it was asked last."""
    return lambda: take_mails(app)


@pytest.fixture
def account(app: Flask, client: CheckedClient) -> MadeAccount:
    """Return the account with which `client` is signed in."""
    made = make_account(app)
    sign_in(client, app, made)
    return made
