"""The edge at which a request, a command or a job writes."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from portal.web.extensions import db


@contextmanager
def writing() -> Iterator[Session]:
    """Give the session for one short write; commit at the end, roll back on any error.

    Ends a read that is under way, so that SQLite can begin IMMEDIATE and waits for its lock at
    the start. Do hashing, rendering and checking before.
    """
    session = db.session()
    session.rollback()
    session.connection(execution_options={"writes": True})
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
