"""Finding facilities by words, alike on SQLite (FTS5) and PostgreSQL (tsvector).

What must be found is asked for in the syntax of FTS5, in words of a–z, digits and underscores
alone; PostgreSQL reads the same words with other signs between them. Besides the typed words the
index is asked for a category and for cells of the map, so that it leaves out what lies elsewhere.
"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY

from portal.domain.matching.category import Category
from portal.domain.text_search.terms import Term
from portal.models.facility import Facility
from portal.models.search_spelling import SearchSpelling
from portal.values.geo import Box

CELL_LAT_MICRO, CELL_LON_MICRO = 250_000, 400_000
"""Height and width of a cell in millionths of a degree (about 28 km); the triggers know them."""
AND, OR, BEGINNING = " AND ", " OR ", "*"
_IN_POSTGRESQL = ((AND, " & "), (OR, " | "), (BEGINNING, ":*"))
_SPELLING = SearchSpelling.__table__.c
_INDEX = sa.table(
    "facility_text",
    sa.column("rowid", sa.Integer),
    sa.column("id", sa.Integer),
    sa.column("facility_text", sa.String),
    sa.column("words", sa.String),
)


def values(*, words: tuple[Term, ...], category: Category, box: Box | None) -> Mapping[str, Any]:
    """Return what is bound to look for words in a category and a box, None for everywhere."""
    values: dict[str, Any] = {"where": AND.join((f"k_{category}", *_cells(box)))}
    for number, term in enumerate(words):
        values |= {
            f"word_{number}": term.word + (BEGINNING if term.is_beginning else ""),
            f"spellings_{number}": term.spellings,
            f"alike_{number}": term.shortest_alike,
        }
    return values


def _cells(box: Box | None) -> tuple[str, ...]:
    if box is None:
        return ()
    rows = range(box.south // CELL_LAT_MICRO, box.north // CELL_LAT_MICRO + 1)
    columns = range(box.west // CELL_LON_MICRO, box.east // CELL_LON_MICRO + 1)
    return (f"({OR.join(f'c_{row}_{column}' for row in rows for column in columns)})",)


def asked(*, number: int, words: int) -> sa.ColumnElement[str]:
    """Return what to ask the index for, given so many words bound for a branch of that number."""
    text: sa.ColumnElement[str] = _text(f"b{number}_where")
    for word in range(words):
        name = f"b{number}_word_{word}"
        text = text + f"{AND}(" + _text(name) + _alike(number, word) + ")"
    return text


def _alike(number: int, word: int) -> sa.ColumnElement[str]:
    """Return the stored words that may be meant by a misspelled one, each after an OR."""
    spellings: sa.BindParameter[str] = sa.bindparam(
        f"b{number}_spellings_{word}", type_=sa.String, expanding=True
    )
    shortest = sa.bindparam(f"b{number}_alike_{word}", type_=sa.Integer)
    found = (
        sa.select(_SPELLING.word)
        .where(_SPELLING.variant.in_(spellings), sa.func.length(_SPELLING.word) >= shortest)
        .distinct()
        .subquery()
    )
    each = sa.func.aggregate_strings(found.c.word, OR)
    return sa.func.coalesce(sa.select(sa.literal_column(f"'{OR}'") + each).scalar_subquery(), "")


def having(*, dialect: str, asked: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    """Return that an entry of the index has what is asked for."""
    if dialect == "sqlite":
        return _INDEX.c.facility_text.bool_op("MATCH")(asked)
    for sign, other in _IN_POSTGRESQL:
        asked = sa.func.replace(asked, sign, other)
    return _INDEX.c.words.bool_op("@@")(sa.cast(asked, TSQUERY))


def number_of(*, dialect: str) -> sa.ColumnElement[int]:
    """Return the id of the facility that an entry of the index is about."""
    return _INDEX.c.rowid if dialect == "sqlite" else _INDEX.c.id


def beside(*, dialect: str, facility: sa.FromClause) -> sa.FromClause:
    """Return the entries of the index, each beside its facility."""
    number = number_of(dialect=dialect)
    if dialect == "sqlite":
        # The sum keeps SQLite from asking the index about one facility after another.
        number += sa.literal_column("0")
    return sa.join(_INDEX, facility, facility.c.id == number)


def in_name(*, number: int, words: int) -> sa.ColumnElement[int]:
    """Return how many of the words bound for a branch of that number stand in the name."""
    name = " " + Facility.__table__.c.search_name + " "
    counts = [
        sa.case((name.like(_text(f"b{number}_in_name_{word}")), 1), else_=0)
        for word in range(words)
    ]
    return sum(counts[1:], counts[0])


def name_values(*, words: tuple[Term, ...]) -> Mapping[str, str]:
    """Return what is bound for `in_name`."""
    return {
        f"in_name_{number}": f"% {term.word}{'' if term.is_beginning else ' '}%"
        for number, term in enumerate(words)
    }


def _text(name: str) -> sa.BindParameter[str]:
    return sa.bindparam(name, type_=sa.String)
