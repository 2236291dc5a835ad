"""A request has one connection and one view of what is stored, with a session or without."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from portal.models.data_source import DataSource
from portal.queries import ready
from portal.web import reading
from portal.web.extensions import db, reader
from portal.web.transactions import writing
from tests.support.statements import counted

SOURCES = DataSource.__table__
NAMES = sa.select(SOURCES.c.name).where(SOURCES.c.name != sa.bindparam("hidden"))


@pytest.fixture
def both(make_app: Callable[..., Flask], database_url: str) -> Flask:
    """Return an app on each of the two databases."""
    return make_app(database_url=database_url)


@pytest.fixture
def inside(both: Flask) -> Iterator[sa.Engine]:
    """Return the engine, inside the app's context."""
    with both.app_context():
        yield db.engine


def names() -> list[str]:
    """Return the names of all sources, read without a session if there is none."""
    return [name for (name,) in ready.fetch(reader(), statement=NAMES, values={"hidden": ""})]


def store(engine: sa.Engine, name: str) -> None:
    row = {"name": name, "attribution": "a", "licence": "", "imported_on": date(2026, 3, 2)}
    with engine.begin() as other:
        other.execute(sa.insert(SOURCES).values(**row))


def in_use(engine: sa.Engine) -> int:
    return engine.pool.checkedout()


class TestReader:
    def test_takes_no_connection_before_it_is_asked(self, inside: sa.Engine):
        reader()

        assert (in_use(inside), reading.has_connection()) == (0, False)

    def test_takes_one_for_all_statements(self, inside: sa.Engine):
        names()
        first = reader().connection()
        names()

        assert (in_use(inside), reading.has_connection()) == (1, True)
        assert reader().connection() is first

    def test_needs_no_session(self, inside: sa.Engine):
        store(inside, "one")

        assert names() == ["one"]
        assert not db.session.registry.has()

    def test_is_heard_by_whoever_counts_statements(self, inside: sa.Engine):
        with counted(inside) as sent:
            names()

        assert len(sent) == 1

    def test_gives_the_connection_back_at_the_end(self, both: Flask):
        with both.app_context():
            engine = db.engine
            names()

        assert in_use(engine) == 0

    def test_gives_it_back_after_an_error_too(self, both: Flask):
        def fail() -> None:
            with both.app_context():
                names()
                raise KeyError

        with pytest.raises(KeyError):
            fail()

        with both.app_context():
            assert in_use(db.engine) == 0

    def test_uses_next_the_connection_that_was_used_last(self, both: Flask):
        used = []
        for _ in range(2):
            with both.app_context():
                used.append(reader().connection().connection.driver_connection)

        assert used[0] is used[1]

    def test_begins_anew_after_its_transaction_ended(self, inside: sa.Engine):
        names()
        reader().connection().rollback()
        store(inside, "later")

        assert names() == ["later"]
        assert in_use(inside) == 1

    def test_reports_as_unavailable_what_cannot_be_opened(self, inside: sa.Engine, monkeypatch):
        def refuse() -> None:
            raise inside.dialect.loaded_dbapi.OperationalError("nothing there")

        monkeypatch.setattr(inside.pool, "connect", refuse)

        with pytest.raises(sa.exc.OperationalError):
            names()

    def test_closes_once(self, inside: sa.Engine):
        plain = reading.Reader(inside)
        plain.connection()

        plain.close()
        plain.close()

        assert in_use(inside) == 0


class TestWithASession:
    def test_a_session_goes_on_where_was_read(self, inside: sa.Engine):
        names()

        assert db.session().connection() is reading.reader_of(engine=inside).connection()
        assert in_use(inside) == 1

    def test_it_reads_mapped_objects_there(self, inside: sa.Engine):
        store(inside, "one")
        names()

        assert db.session.scalars(sa.select(DataSource)).one().name == "one"

    def test_once_there_is_one_it_reads(self, inside: sa.Engine):
        db.session.scalar(sa.select(sa.literal(1)))

        assert reader() is db.session()
        assert names() == []
        assert (in_use(inside), reading.has_connection()) == (1, False)

    def test_sees_what_it_has_not_committed(self, inside: sa.Engine):
        names()
        with writing() as session:
            session.add(DataSource(name="mine", attribution="a", imported_on=date(2026, 3, 2)))
            session.flush()

            assert names() == ["mine"]
        assert in_use(inside) == 1

    def test_what_it_leaves_open_is_undone_at_the_end(self, both: Flask):
        with both.app_context():
            engine = db.engine
            names()
            db.session.add(DataSource(name="mine", attribution="a", imported_on=date(2026, 3, 2)))
            db.session.flush()

        assert in_use(engine) == 0
        with both.app_context():
            assert names() == []

    def test_one_that_is_removed_leaves_the_reader_to_read(self, inside: sa.Engine):
        names()
        db.session.scalar(sa.select(sa.literal(1)))
        db.session.remove()
        store(inside, "later")

        assert names() == ["later"]
        assert not isinstance(reader(), Session)


def test_both_see_the_same_state(app: Flask):
    """On SQLite; PostgreSQL shows to each statement what is stored by then."""
    with app.app_context():
        names()
        store(db.engine, "later")

        assert names() == []
        assert db.session.scalars(sa.select(DataSource)).all() == []
