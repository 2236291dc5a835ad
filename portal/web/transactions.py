"""The edge at which a request, a command or a job writes."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from portal.queries.ready import Source
from portal.web import reading
from portal.web.extensions import db, reader, turn_to_writing


@contextmanager
def writing() -> Iterator[Session]:
    """Give the session for one short write; commit at the end, roll back on any error.

    Ends a read that is under way, so that SQLite can begin IMMEDIATE and waits for its lock at
    the start. Do hashing, rendering and checking before.
    """
    session = db.session()
    try:
        if not _has_only_read_rows(session):
            session.rollback()
        if session.in_transaction() or reading.has_connection():
            # The connection stays, which costs half of giving it back and taking it again.
            turn_to_writing(session.connection())
        else:
            session.connection(execution_options={"writes": True})
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise


@contextmanager
def changing() -> Iterator[Source]:
    """Give what sends statements that are ready, for one short write like `writing`.

    Where the request has read mapped objects already, it is their session that writes.
    """
    source = reader()
    if isinstance(source, Session):
        with writing() as session:
            yield session
        return
    connection = source.connection()
    try:
        turn_to_writing(connection)
        yield source
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def _has_only_read_rows(session: Session) -> bool:
    """Say whether a read is under way of which no object must forget what it knows."""
    is_reading = session.in_transaction() and session.is_active
    if not is_reading or session.in_nested_transaction() or session.identity_map or session.new:
        return False
    return not session.connection().invalidated
