"""Read without SQLAlchemy's session, which costs more than the statements of most pages.

A session maps objects and remembers them. Pages that send statements which are ready
(`queries/ready`) need of it only the connection, and opening that alone costs half as much. A
request, a command or a job has one connection and one view of what is stored, whichever of the two
it uses and in whatever order: a session that comes later goes on where the reader is, and once
there is a session, `extensions.reader` gives that.
"""

from typing import Any

import sqlalchemy as sa
from flask import Flask, g
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session


class Reader:
    """Gives one connection, taken when it is asked for first, in one transaction."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._connection: sa.Connection | None = None

    @property
    def has_connection(self) -> bool:
        """Say whether a connection was taken that was not given back."""
        return self._connection is not None

    def connection(self) -> sa.Connection:
        """Return the connection, with a transaction under way.

        Raises:
            sqlalchemy.exc.OperationalError: the database cannot be opened.
            sqlalchemy.exc.TimeoutError: every connection stayed in use.
        """
        found = self._connection
        if found is None:
            found = self._connection = self._engine.connect()
        if not found.in_transaction():
            found.begin()
        return found

    def close(self) -> None:
        """Undo what was not committed and give the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class JoiningSession(Session):
    """A session that goes on with the transaction in which its request has read so far, if any.

    It ends that as if it were its own; who took the connection gives it back.
    """

    def __init__(self, db: SQLAlchemy, **options: Any) -> None:
        reader = _reader()
        if reader is not None and reader.has_connection:
            options |= {"bind": reader.connection(), "join_transaction_mode": "control_fully"}
        super().__init__(db, **options)

    def get_bind(self, *given: Any, **named: Any) -> sa.Engine | sa.Connection:
        """Return the connection that it joined, or the engine."""
        return self.bind or super().get_bind(*given, **named)


def reader_of(*, engine: sa.Engine) -> Reader:
    """Return the reader of this request."""
    found = _reader()
    if found is None:
        found = g.reader = Reader(engine)
    return found


def has_connection() -> bool:
    """Say whether the reader of this request has taken a connection."""
    found = _reader()
    return found is not None and found.has_connection


def give_back() -> None:
    """Undo what the reader of this request has not committed, and give its connection back."""
    found = _reader()
    if found is not None:
        found.close()


def bind(app: Flask) -> None:
    """Let every request, command and job give its connection back, however it ends.

    Bound before Flask-SQLAlchemy, so that a session that joined ends first.
    """
    app.teardown_appcontext(lambda _error: give_back())


def _reader() -> Reader | None:
    found: Reader | None = g.get("reader")
    return found
