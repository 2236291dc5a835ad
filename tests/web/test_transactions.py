"""One short write: whole or not at all, with its lock from the start."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.models.data_source import DataSource
from portal.web.extensions import db
from portal.web.transactions import writing

ROW = {"name": "probe", "attribution": "a", "imported_on": date(2026, 3, 2)}
COUNT = sa.text("SELECT count(*) FROM data_source")


class Broken(BaseException):
    """Stands for whatever may end a write, even what is no Exception."""


def source(name: str = "probe") -> DataSource:
    return DataSource(name=name, attribution="a", imported_on=date(2026, 3, 2))


@pytest.fixture
def both(make_app: Callable[..., Flask], database_url: str) -> Iterator[Flask]:
    """Return an app on each of the two databases, inside its context."""
    app = make_app(database_url=database_url)
    with app.app_context():
        yield app


def stored() -> int:
    with db.engine.connect() as other:
        return other.scalar(COUNT)


def add_and_fail(error: type[BaseException]) -> None:
    with writing() as session:
        session.add(source())
        session.flush()
        raise error


@pytest.mark.usefixtures("both")
class TestWriting:
    def test_commits_at_the_end(self):
        with writing() as session:
            session.add(source())
            session.flush()
            seen_inside = stored()

        assert (seen_inside, stored()) == (0, 1)

    @pytest.mark.parametrize("error", [ValueError, Broken])
    def test_rolls_back_on_any_error(self, error: type[BaseException]):
        with pytest.raises(error):
            add_and_fail(error)

        assert stored() == 0

    def test_rolls_back_what_the_database_refuses_at_the_commit(self):
        with pytest.raises(sa.exc.IntegrityError), writing() as session:
            session.add_all([source(), source(name="")])

        assert stored() == 0

    def test_ends_a_read_that_is_under_way(self):
        db.session.scalar(COUNT)

        with writing() as session:
            session.add(source())

        assert stored() == 1

    def test_can_follow_a_failed_one(self):
        with pytest.raises(KeyError), writing():
            raise KeyError
        with writing() as session:
            session.add(source())

        assert stored() == 1


@pytest.mark.usefixtures("both")
class TestAfterARead:
    """Rows that were read leave the connection to the write; objects are loaded anew."""

    def test_goes_on_on_the_same_connection(self):
        db.session.scalar(COUNT)
        read_on = db.session.connection()

        with writing() as session:
            session.add(source())

            assert session.connection() is read_on
        assert stored() == 1

    def test_sees_what_was_stored_since(self):
        db.session.scalar(COUNT)
        with db.engine.begin() as other:
            other.execute(sa.insert(DataSource.__table__).values(**ROW))

        with writing() as session:
            seen = session.scalar(COUNT)

        assert seen == 1

    def test_leaves_nothing_of_what_failed(self):
        db.session.scalar(COUNT)

        with pytest.raises(Broken):
            add_and_fail(Broken)

        assert stored() == 0

    def test_an_object_that_was_read_knows_what_is_stored_now(self):
        with writing() as session:
            session.add(source())
        read = db.session.scalars(sa.select(DataSource)).one()
        with db.engine.begin() as other:
            other.execute(sa.update(DataSource.__table__).values(attribution="b"))

        with writing():
            attribution = read.attribution

        assert attribution == "b"

    def test_an_object_that_was_only_added_is_forgotten(self):
        db.session.scalar(COUNT)
        db.session.add(source())

        with writing():
            pass

        assert stored() == 0

    def test_a_savepoint_is_left(self):
        db.session.begin_nested()

        with writing() as session:
            in_savepoint = session.in_nested_transaction()

        assert not in_savepoint

    def test_a_read_that_failed_is_forgotten(self):
        db.session.add(source(name=""))
        with pytest.raises(sa.exc.IntegrityError):
            db.session.flush()

        with writing() as session:
            session.add(source())

        assert stored() == 1


class TestLock:
    @pytest.fixture
    def other(self, app: Flask, tmp_path: Path) -> Iterator[sqlite3.Connection]:
        """Return somebody else's connection, which does not wait."""
        connection = sqlite3.connect(tmp_path / "app.sqlite3", timeout=0, isolation_level=None)
        with app.app_context():
            yield connection
        connection.close()

    def test_is_taken_before_the_first_statement(self, other: sqlite3.Connection):
        with writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")

    def test_is_taken_after_a_read_too(self, other: sqlite3.Connection):
        db.session.scalar(COUNT)

        with writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")

    def test_nothing_is_written_while_somebody_else_has_it(self, other: sqlite3.Connection):
        db.session.execute(sa.text("PRAGMA busy_timeout=0"))
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(sa.exc.OperationalError, match="locked"), writing():
            pytest.fail("the write began")

        assert not db.session().in_transaction()

    def test_is_given_back(self, other: sqlite3.Connection):
        with writing():
            pass

        other.execute("BEGIN IMMEDIATE")
        assert other.in_transaction

    def test_a_read_takes_none(self, other: sqlite3.Connection):
        db.session.scalar(COUNT)

        other.execute("BEGIN IMMEDIATE")
        assert other.in_transaction
