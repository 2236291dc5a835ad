"""The fixtures themselves: what they give and what they refuse."""

import socket
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from portal.models.data_source import DataSource
from portal.web import clock
from tests.conftest import BOTH_DATABASES
from tests.support import guards
from tests.support.checked_client import CheckedClient

ROW = sa.text("INSERT INTO data_source VALUES ('probe', 'a', 'b', '2026-03-02')")
COUNT = sa.text("SELECT count(*) FROM data_source")


class TestSession:
    def test_starts_with_a_migrated_schema(self, session: Session):
        tables = sa.inspect(session.connection()).get_table_names()

        assert "facility" in tables
        assert "alembic_version" in tables

    @pytest.mark.parametrize("attempt", [1, 2])
    def test_rolls_back_even_what_was_committed(self, session: Session, attempt: int):
        before = session.scalar(COUNT)

        session.execute(ROW)
        session.commit()

        assert (attempt, before) == (attempt, 0)
        assert session.scalar(COUNT) == 1

    def test_a_rollback_inside_keeps_what_was_committed_before(self, session: Session):
        session.execute(ROW)
        session.commit()
        session.execute(sa.text("DELETE FROM data_source"))

        session.rollback()

        assert session.scalar(COUNT) == 1

    def test_runs_on_both_databases(self):
        names = [getattr(one, "values", (one,))[0] for one in BOTH_DATABASES]

        assert names == ["sqlite", "postgresql"]


class TestEngine:
    def test_is_shared_by_two_connections(self, engine: sa.Engine):
        with engine.begin() as connection:
            connection.execute(ROW)

        with engine.connect() as other:
            assert other.scalar(COUNT) == 1

    def test_starts_empty(self, engine: sa.Engine):
        with engine.connect() as connection:
            assert connection.scalar(COUNT) == 0


class TestApp:
    def test_has_a_migrated_database_and_the_checked_client(self, app: Flask):
        with app.app_context():
            from_models = sa.inspect(app.extensions["sqlalchemy"].engine).has_table(
                DataSource.__tablename__
            )

        assert from_models
        assert isinstance(app.test_client(), CheckedClient)


class TestNetwork:
    def test_another_machine_is_refused(self):
        with socket.socket() as one, pytest.raises(guards.Refused):
            one.connect(("192.0.2.1", 80))

    def test_looking_up_a_name_is_refused(self):
        with pytest.raises(guards.Refused):
            socket.getaddrinfo("example.org", 80)

    def test_loopback_is_allowed(self):
        with socket.socket() as server, socket.socket() as one:
            server.bind(("127.0.0.1", 0))
            server.listen()

            one.connect(server.getsockname())

            assert one.getpeername() == server.getsockname()


class TestPurity:
    @pytest.mark.parametrize(
        ("path", "expected"),
        [("tests/law/test_a.py", True), ("tests/web/test_a.py", False)],
    )
    def test_is_told_by_the_folder(self, path: str, expected: object):
        assert guards.is_pure(guards.PurePath("/x") / path) is expected

    def test_refuses_an_app(self, monkeypatch: pytest.MonkeyPatch):
        with guards.pure(monkeypatch), pytest.raises(guards.Refused):
            Flask("portal")

    def test_refuses_a_database(self, monkeypatch: pytest.MonkeyPatch):
        with guards.pure(monkeypatch), pytest.raises(guards.Refused):
            sqlite3.connect(":memory:")

    def test_refuses_an_engine(self, monkeypatch: pytest.MonkeyPatch):
        with guards.pure(monkeypatch), pytest.raises(guards.Refused):
            sa.create_engine("sqlite://").connect()


def test_freeze_stops_the_clock(freeze: Callable[[datetime], None]):
    freeze(datetime(2026, 3, 2, 23, 30, tzinfo=UTC))

    assert clock.now() == datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    assert clock.today() == date(2026, 3, 3)
