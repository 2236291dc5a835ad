"""The edge at which a request, a command or a job writes."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from portal.web.extensions import db, turn_to_writing


@contextmanager
def writing() -> Iterator[Session]:
    """Give the session for one short write; commit at the end, roll back on any error.

    Ends a read that is under way, so that SQLite can begin IMMEDIATE and waits for its lock at
    the start. Do hashing, rendering and checking before.
    """
    session = db.session()
    try:
        if _has_only_read_rows(session):
            # The connection stays, which costs half of giving it back and taking it again.
            turn_to_writing(session.connection())
        else:
            session.rollback()
            session.connection(execution_options={"writes": True})
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise


def _has_only_read_rows(session: Session) -> bool:
    """Say whether a read is under way of which no object must forget what it knows."""
    is_reading = session.in_transaction() and session.is_active
    if not is_reading or session.in_nested_transaction() or session.identity_map or session.new:
        return False
    return not session.connection().invalidated
