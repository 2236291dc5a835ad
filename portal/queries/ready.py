"""Statements as the driver takes them: compiled once, and sent without another look at them.

At each call SQLAlchemy compares a statement by all of its parts, writes lists into its text, asks
the type of each value and describes each column. For what pages read at every click the text, the
places of the values and what must be converted are worked out once. Whoever listens to statements
hears these too, and errors are those of SQLAlchemy.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from operator import attrgetter, itemgetter, methodcaller
from typing import Any, NamedTuple, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

KEPT = 512
"""Texts that are kept; beyond that the longest unused is compiled anew."""
LENGTHS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256)
"""Lists are bound as so long ones, the last value repeated, so that few texts occur."""
Statement = sa.Select[*tuple[Any, ...]] | sa.CompoundSelect[*tuple[Any, ...]]
Change = sa.Update | sa.Insert
Row = tuple[Any, ...]
_Convert = Callable[[Any], Any]
_Taken = TypeVar("_Taken")
_all_rows: Callable[[Any], Sequence[Row]] = methodcaller("fetchall")
_row_count: Callable[[Any], int] = attrgetter("rowcount")


class Source(Protocol):
    """What has a connection on which statements are sent: a session, or a reader without one."""

    def connection(self) -> sa.Connection:
        """Return the connection, with a transaction under way."""
        ...


class _Text(NamedTuple):
    """A statement for a driver.

    What is bound is picked from one list: the values that stand in the statement itself, then
    those that are given.

    Args:
        fixed: the values that stand in the statement itself.
        pick: takes what is bound from the list, in the order of the text.
        names: of what is bound; empty if the driver goes by the order.
        write: what of the list is converted, by its place, and how.
        read: which columns are converted, and how.
    """

    sql: str
    fixed: tuple[Any, ...]
    pick: Callable[[Sequence[Any]], tuple[Any, ...]]
    names: tuple[str, ...]
    write: tuple[tuple[int, _Convert], ...]
    read: tuple[tuple[int, _Convert], ...]


def fetch(
    session: Source, *, statement: Statement | Change, values: Mapping[str, Any]
) -> Sequence[Row]:
    """Return all rows as plain tuples, of a change those that it returns.

    Tuples among the values are bound as lists for an IN; an empty one holds NULL, which equals
    nothing.

    Raises:
        sqlalchemy.exc.DBAPIError: the database refused the statement.
    """
    connection = session.connection()
    lengths = tuple(
        [_length(len(value)) if type(value) is tuple else 0 for value in values.values()]
    )
    text = _text(statement, connection.dialect, tuple(values), lengths)
    rows = _sent(connection, text.sql, _bound(text, values.values(), lengths), _all_rows)
    if not text.read:
        return rows
    return [_converted(row, text.read) for row in rows]


def change(session: Source, *, statement: Change, values: Mapping[str, Any]) -> int:
    """Change rows, or add one, and return how many it was; mapped objects do not hear of it.

    What a session still holds of mapped objects is written before.

    Raises:
        sqlalchemy.exc.DBAPIError: the database refused the statement.
    """
    if isinstance(session, Session):
        session.flush()
    connection = session.connection()
    lengths = (0,) * len(values)
    text = _text(statement, connection.dialect, tuple(values), lengths)
    return _sent(connection, text.sql, _bound(text, values.values(), lengths), _row_count)


def forget(session: Source) -> None:
    """Let mapped objects, if there are any, read anew what was changed beneath them."""
    if isinstance(session, Session):
        session.expire_all()


def command(*, connection: sa.Connection, sql: str) -> None:
    """Send what gives nothing back, as the database has it.

    Raises:
        sqlalchemy.exc.DBAPIError: the database refused it.
    """
    _sent(connection, sql, (), _row_count)


def _length(length: int) -> int:
    return next((step for step in LENGTHS if step >= length), length)


def _bound(
    text: _Text, values: Iterable[Any], lengths: Sequence[int]
) -> tuple[Any, ...] | dict[str, Any]:
    given = list(text.fixed)
    for value, length in zip(values, lengths, strict=True):
        if length:
            given += value
            given += (value[-1:] or (None,)) * (length - len(value))
        else:
            given.append(value)
    for place, convert in text.write:
        given[place] = convert(given[place])
    picked = text.pick(given)
    return dict(zip(text.names, picked, strict=True)) if text.names else picked


def _sent(connection: sa.Connection, sql: str, bound: Any, take: Callable[[Any], _Taken]) -> _Taken:
    """Execute as `Connection.exec_driver_sql` does, without its description of what comes back."""
    try:
        with closing(connection.connection.cursor()) as cursor:
            for listen in connection.dispatch.before_cursor_execute:
                listen(connection, cursor, sql, bound, None, False)  # noqa: FBT003 – as SQLAlchemy
            cursor.execute(sql, bound)
            return take(cursor)
    except connection.dialect.loaded_dbapi.Error as error:
        raise _reported(connection, sql, error) from error


def _reported(connection: sa.Connection, sql: str, error: Any) -> BaseException:
    """Return the error as SQLAlchemy reports it; a connection that is lost is used no more."""
    dialect = connection.dialect
    is_lost = dialect.is_disconnect(error, connection.connection, None)
    if is_lost:
        connection.invalidate(error)
    reported: BaseException = sa.exc.DBAPIError.instance(
        sql,
        None,
        error,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=is_lost,
        dialect=dialect,
    )
    return reported


def _converted(row: Row, read: Sequence[tuple[int, _Convert]]) -> Row:
    columns = list(row)
    for number, convert in read:
        columns[number] = convert(columns[number])
    return tuple(columns)


@lru_cache(maxsize=KEPT)
def _text(
    statement: Statement | Change,
    dialect: sa.Dialect,
    names: tuple[str, ...],
    lengths: tuple[int, ...],
) -> _Text:
    compiled = statement.compile(dialect=dialect)
    named = tuple(zip(names, lengths, strict=True))
    state = compiled.construct_expanded_state(
        {name: (None,) * length if length else None for name, length in named}
    )
    asked = tuple(state.positiontup or state.parameters)
    given = [
        (name, part)
        for name, length in named
        for part in (state.parameter_expansion.get(name, (name,) * length) if length else (name,))
    ]
    fixed = [(name, name) for name in asked if name not in {part for _, part in given}]
    places = {part: place for place, (_, part) in enumerate((*fixed, *given))}
    return _Text(
        sql=state.statement,
        fixed=tuple(state.parameters[name] for name, _ in fixed),
        pick=_picking([places[name] for name in asked]),
        names=() if state.positiontup else asked,
        write=tuple(
            (place, convert)
            for place, (name, _) in enumerate((*fixed, *given))
            if name in compiled.binds
            for convert in (_type(compiled.binds[name], dialect).bind_processor(dialect),)
            if convert is not None
        ),
        read=tuple(
            (place, convert)
            for place, column in enumerate(_columns(statement))
            for convert in (_type(column, dialect).result_processor(dialect, None),)
            if convert is not None
        ),
    )


def _columns(statement: Statement | Change) -> Iterable[sa.ColumnElement[Any]]:
    if isinstance(statement, Change):
        return statement.exported_columns
    return statement.selected_columns


def _type(of: sa.ColumnElement[Any], dialect: sa.Dialect) -> TypeEngine[Any]:
    """Return the type as the dialect has it."""
    return of.type.dialect_impl(dialect)


def _picking(places: Sequence[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    if len(places) > 1:
        picking: Callable[[Sequence[Any]], tuple[Any, ...]] = itemgetter(*places)
        return picking
    return lambda given: tuple(given[place] for place in places)
