"""One short write without mapped objects: whole or not at all, with its lock from the start."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.models.data_source import DataSource
from portal.queries import ready
from portal.web.extensions import db, reader
from portal.web.transactions import changing, writing

NAMES = sa.select(DataSource.__table__.c.name)
RENAME = sa.update(DataSource.__table__).values(name=sa.bindparam("new"))


class Broken(BaseException):
    """Stands for whatever may end a write, even what is no Exception."""


def source(name: str = "probe") -> DataSource:
    return DataSource(name=name, attribution="a", imported_on=date(2026, 3, 2))


@pytest.fixture
def both(make_app: Callable[..., Flask], database_url: str) -> Iterator[Flask]:
    """Return an app on each of the two databases, inside its context, with one source."""
    app = make_app(database_url=database_url)
    with app.app_context(), writing() as session:
        session.add(source())
    with app.app_context():
        yield app


def read_rows() -> list[str]:
    """Return all names, read without a session if there is none."""
    return [name for (name,) in ready.fetch(reader(), statement=NAMES, values={})]


def rename(new: str, error: type[BaseException] | None = None) -> None:
    with changing() as source:
        ready.change(source, statement=RENAME, values={"new": new})
        if error:
            raise error


@pytest.mark.usefixtures("both")
class TestChanging:
    def test_commits_at_the_end(self):
        rename("other")

        with db.engine.connect() as other:
            assert other.scalars(NAMES).all() == ["other"]
        assert not db.session.registry.has()

    @pytest.mark.parametrize("error", [ValueError, Broken])
    def test_rolls_back_on_any_error(self, error: type[BaseException]):
        with pytest.raises(error):
            rename("other", error)

        assert read_rows() == ["probe"]

    def test_rolls_back_what_the_database_refuses(self):
        with pytest.raises(sa.exc.IntegrityError):
            rename("")

        assert read_rows() == ["probe"]

    def test_goes_on_on_the_connection_that_read(self):
        read_rows()
        before = reader().connection()

        with changing() as source:
            assert source.connection() is before
        assert db.engine.pool.checkedout() == 1

    def test_sees_what_was_stored_since(self):
        read_rows()
        with db.engine.begin() as other:
            other.execute(sa.update(DataSource.__table__).values(name="since"))

        with changing():
            assert read_rows() == ["since"]

    def test_what_is_read_afterwards_is_new(self):
        rename("first")
        rename("second")

        assert read_rows() == ["second"]

    def test_where_a_session_has_read_it_writes(self):
        read = db.session.scalars(sa.select(DataSource)).one()

        with changing() as source:
            assert source is db.session()
            statement = sa.update(DataSource.__table__).values(attribution=sa.bindparam("new"))
            ready.change(source, statement=statement, values={"new": "b"})

        assert read.attribution == "b"

    def test_mapped_objects_can_be_written_after_rows_were_read(self):
        read_rows()
        with writing() as session:
            session.add(source("second"))

        assert read_rows() == ["probe", "second"]
        assert db.engine.pool.checkedout() == 1

    def test_an_object_that_was_read_after_rows_knows_what_is_stored_now(self):
        read_rows()
        read = db.session.scalars(sa.select(DataSource)).one()
        with db.engine.begin() as other:
            other.execute(sa.update(DataSource.__table__).values(attribution="b"))

        with writing():
            assert read.attribution == "b"


class TestLock:
    @pytest.fixture
    def other(self, app: Flask, tmp_path: Path) -> Iterator[sqlite3.Connection]:
        """Return somebody else's connection, which does not wait."""
        connection = sqlite3.connect(tmp_path / "app.sqlite3", timeout=0, isolation_level=None)
        with app.app_context():
            yield connection
        connection.close()

    def test_is_taken_after_rows_were_read_too(self, other: sqlite3.Connection):
        read_rows()

        with writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")

    @pytest.mark.parametrize("read", [read_rows, list])
    def test_is_taken_without_a_session_too(
        self, other: sqlite3.Connection, read: Callable[[], object]
    ):
        read()

        with changing(), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")

        other.execute("BEGIN IMMEDIATE")
        assert other.in_transaction

    def test_nothing_is_changed_while_somebody_else_has_it(self, other: sqlite3.Connection):
        reader().connection().exec_driver_sql("PRAGMA busy_timeout=0")
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(sa.exc.OperationalError, match="locked"), changing():
            pytest.fail("the write began")

        other.execute("ROLLBACK")
        assert read_rows() == []

    def test_rows_that_are_read_take_none(self, other: sqlite3.Connection):
        read_rows()

        other.execute("BEGIN IMMEDIATE")
        assert other.in_transaction
