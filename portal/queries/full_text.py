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
AND, OR, BEGINNING, LONG = " AND ", " OR ", "*", "+"
"""`LONG` marks a long beginning. FTS5 would read all that begins so before the first is given, if
no index of beginnings is that long, so that it is asked for the words themselves, which are few.
"""
_IN_SQLITE = ((LONG, ""),)
_IN_POSTGRESQL = ((AND, " & "), (OR, " | "), (BEGINNING, ":*"), (LONG, ":*"))
AFTER_LETTERS = "{"
"""The sign that follows z."""
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
            f"word_{number}": term.word + _end(term),
            f"from_{number}": term.word if term.is_long else AFTER_LETTERS,
            f"spellings_{number}": term.spellings,
            f"alike_{number}": term.shortest_alike,
        }
    return values


def _end(term: Term) -> str:
    if term.is_long:
        return LONG
    return BEGINNING if term.is_beginning else ""


def _cells(box: Box | None) -> tuple[str, ...]:
    if box is None:
        return ()
    rows = range(box.south // CELL_LAT_MICRO, box.north // CELL_LAT_MICRO + 1)
    columns = range(box.west // CELL_LON_MICRO, box.east // CELL_LON_MICRO + 1)
    return (f"({OR.join(f'c_{row}_{column}' for row in rows for column in columns)})",)


def asked(*, dialect: str, number: int, words: int) -> sa.ColumnElement[str]:
    """Return what to ask the index for, given so many words bound for a branch of that number."""
    meant = _meant_on_sqlite if dialect == "sqlite" else _alike
    text: sa.ColumnElement[str] = _text(f"b{number}_where")
    for word in range(words):
        name = f"b{number}_word_{word}"
        text = text + f"{AND}(" + _text(name) + _each(meant(number, word)) + ")"
    for sign, other in _IN_SQLITE if dialect == "sqlite" else _IN_POSTGRESQL:
        text = sa.func.replace(text, sign, other)
    return text


def _each(words: sa.Select[str] | sa.CompoundSelect[str]) -> sa.ColumnElement[str]:
    """Return these words in one text, each after an OR."""
    each = sa.func.aggregate_strings(words.subquery().c.word, OR)
    return sa.func.coalesce(sa.select(sa.literal_column(f"'{OR}'") + each).scalar_subquery(), "")


def _meant_on_sqlite(number: int, word: int) -> sa.CompoundSelect[str]:
    """Return the stored words that begin with a long one, and those that it may misspell."""
    first = _text(f"b{number}_from_{word}")
    last = first + sa.literal_column(f"'{AFTER_LETTERS}'")
    begins = sa.and_(_SPELLING.variant >= first, _SPELLING.variant < last)
    longer = sa.select(_SPELLING.word).where(begins, _SPELLING.variant == _SPELLING.word)
    return longer.union(_alike(number, word))


def _alike(number: int, word: int) -> sa.Select[str]:
    """Return the stored words that a misspelled one may mean."""
    spellings: sa.BindParameter[str] = sa.bindparam(
        f"b{number}_spellings_{word}", type_=sa.String, expanding=True
    )
    shortest = sa.bindparam(f"b{number}_alike_{word}", type_=sa.Integer)
    return (
        sa.select(_SPELLING.word)
        .where(_SPELLING.variant.in_(spellings), sa.func.length(_SPELLING.word) >= shortest)
        .distinct()
    )


def having(*, dialect: str, asked: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    """Return that an entry of the index has what is asked for."""
    if dialect == "sqlite":
        return _INDEX.c.facility_text.bool_op("MATCH")(asked)
    return _INDEX.c.words.bool_op("@@")(sa.cast(asked, TSQUERY))


def ids(*, dialect: str, asked: sa.ColumnElement[str]) -> sa.Select[int]:
    """Return the ids of the facilities whose entries have what is asked for."""
    return sa.select(number_of(dialect=dialect)).where(having(dialect=dialect, asked=asked))


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


def in_name(*, number: int, words: int) -> sa.ColumnElement[bool]:
    """Return that all words bound for a branch of that number stand in the name."""
    name = " " + Facility.__table__.c.search_name + " "
    return sa.and_(*(name.like(_text(f"b{number}_in_name_{word}")) for word in range(words)))


def name_values(*, words: tuple[Term, ...]) -> Mapping[str, str]:
    """Return what is bound for `in_name`."""
    return {
        f"in_name_{number}": f"% {term.word}{'' if term.is_beginning else ' '}%"
        for number, term in enumerate(words)
    }


def _text(name: str) -> sa.BindParameter[str]:
    return sa.bindparam(name, type_=sa.String)
