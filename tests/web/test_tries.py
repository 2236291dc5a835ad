"""Tries at accounts are counted for the caller, and success takes them back."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.domain.accounts.throttling import Kind
from portal.web import tries
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories.accounts import make_account

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ERIKA = "erika@example.org"


@pytest.fixture
def both(make_app, database_url, freeze):
    freeze(NOW)
    return make_app(database_url=database_url)


def ask(app, *, address="192.0.2.77", account_key=ERIKA, kind=Kind.PASSWORD):
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        return tries.seconds_to_wait(kind=kind, account_key=account_key)


def stored(app):
    with app.app_context():
        rows = db.session.execute(sa.text("SELECT * FROM sign_in_failure ORDER BY count"))
        return [tuple(row) for row in rows]


def test_a13_ten_tries_pass_and_the_next_is_told_the_seconds(both, freeze):
    waits = [ask(both) for _ in range(12)]
    before = stored(both)
    freeze(NOW + timedelta(seconds=10))

    assert waits == [0] * 10 + [10, 10]
    assert before == stored(both)
    assert ask(both) == 0


def test_a13_addresses_of_one_ipv6_network_are_one_caller(both):
    waits = [
        ask(both, address=f"2001:db8:1:2::{number:x}", account_key=f"{number}@example.org")
        for number in range(21)
    ]

    assert waits == [0] * 20 + [10]


def test_16_2_5_the_address_is_not_stored(both):
    ask(both)

    assert "192.0.2.77" not in str(stored(both))


def test_success_takes_the_try_back(both):
    ask(both)

    with (
        both.test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.77"}),
        writing() as session,
    ):
        tries.succeeded(session, kind=Kind.PASSWORD, account_key=ERIKA)

    assert stored(both) == []


def test_6_3_1_where_the_owner_was_strangers_do_not_slow_them_down(both):
    account = make_account(both)
    with (
        both.test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.77"}),
        writing() as session,
    ):
        tries.place_is_known(session, account_id=account.id, account_key=ERIKA)
    for number in range(10):
        ask(both, address=f"198.51.100.{number}")

    assert ask(both, address="203.0.113.1") == 10
    assert ask(both) == 0


def test_an_unknown_address_is_counted_too(both):
    assert [ask(both, address="") for _ in range(11)] == [0] * 10 + [10]
