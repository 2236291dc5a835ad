"""A throw-away PostgreSQL that holds what an SQLite directory does."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from portal.models.base import Base
from tests.support.postgres import PostgresMissing, PostgresServer, find_binaries

TABLES = ("data_source", "facility", "availability", "served_postcode")
"""In the order of their references; what the portal keeps beside them its triggers fill."""


def missing() -> str:
    """Say what is missing on this machine; empty if a server can be started."""
    try:
        find_binaries()
    except PostgresMissing as error:
        return str(error)
    return ""


@contextmanager
def server_address() -> Iterator[str]:
    """Run a server with an empty database while the block runs; give the database's address."""
    server = PostgresServer(binaries=find_binaries())
    try:
        yield server.create(database="bench")
    finally:
        server.stop()


def copied(source: sa.Engine, target: sa.Engine) -> None:
    """Copy the directory from SQLite into an empty PostgreSQL with the same schema."""
    with source.connect() as reading, target.connect() as writing:
        driver = writing.connection.driver_connection
        if driver is None:
            raise LookupError("no connection")
        with driver.cursor() as cursor:
            for table in TABLES:
                kept = Base.metadata.tables[table].columns
                columns = ", ".join(one.name for one in kept if one.computed is None)
                rows = reading.exec_driver_sql(f"SELECT {columns} FROM {table}")  # noqa: S608 – our own names
                with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(tuple(row))
        driver.commit()
        driver.autocommit = True
        driver.execute("ANALYZE")
