"""Guessing is slowed down by address, and the address is never stored."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.web.extensions import db
from portal.web.throttle import place_of, seconds_to_wait

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ADDRESS = "192.0.2.77"


@pytest.fixture
def both(make_app, database_url, freeze):
    freeze(NOW)
    return make_app(database_url=database_url)


def ask(app, *, address=ADDRESS, purpose="code", most=2, **account):
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        return seconds_to_wait(purpose=purpose, most=most, **account)


def rows(app):
    with app.app_context():
        return [tuple(row) for row in db.session.execute(sa.text("SELECT * FROM attempt"))]


def test_lets_pass_up_to_the_limit_and_then_names_the_seconds(both):
    assert [ask(both), ask(both), ask(both)] == [0, 0, 600]


def test_an_account_is_counted_wherever_the_attempts_come_from(both):
    for number in range(2):
        ask(both, address=f"192.0.2.{number}", account_id="a" * 32)

    assert ask(both, account_id="a" * 32) == 600
    assert ask(both, account_id="b" * 32) == 0
    assert ask(both) == 0


def test_another_address_and_purpose_pass(both):
    for _ in range(3):
        ask(both)

    assert ask(both, address="192.0.2.78") == 0
    assert ask(both, purpose="login") == 0


def test_passes_again_after_the_seconds_named(both, freeze):
    for _ in range(2):
        ask(both)
    freeze(NOW + timedelta(minutes=7))
    wait = ask(both)

    freeze(NOW + timedelta(minutes=7, seconds=wait))

    assert wait == 180
    assert ask(both) == 0


def test_refused_attempts_are_stored_and_the_address_is_not(both):
    for _ in range(5):
        ask(both)

    (row,) = rows(both)
    assert 5 in row
    assert ADDRESS not in str(row)


def test_an_unknown_address_is_counted_too(both):
    with both.test_request_context(environ_base={"REMOTE_ADDR": ""}):
        assert [seconds_to_wait(purpose="code", most=1) for _ in range(2)] == [0, 600]


def test_ten_at_the_same_moment_cannot_pass_together(both):
    places = [copy_context() for _ in range(10)]  # the stopped clock lives in the context

    with ThreadPoolExecutor(max_workers=10) as crowd:
        waits = list(crowd.map(lambda place: place.run(ask, both, most=4), places))

    assert waits.count(0) == 4
    assert 10 in rows(both)[0]


def test_addresses_of_one_ipv6_network_are_one_caller(both):
    waits = [ask(both, address=f"2001:db8:1:2::{host:x}") for host in range(3)]

    assert waits == [0, 0, 600]
    assert ask(both, address="2001:db8:1:3::1") == 0


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("::ffff:192.0.2.77", "192.0.2.77"),
        ("192.0.2.77", "192.0.2.77"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_a_caller_is_an_address_or_a_network(address, place):
    assert place_of(address=address) == place
