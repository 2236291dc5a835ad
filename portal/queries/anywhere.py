"""Offers found by words in all of Germany, those with all of the words in their name first.

One statement finds all where they are not more than are counted. Of more a second reads the first
in the order of their names. A last one reads what a page shows of the hits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from portal.domain.matching.category import Category
from portal.domain.matching.score import Wanted
from portal.domain.text_search.terms import Term
from portal.models.facility import Facility
from portal.queries import facilities, full_text, nearby_statements
from portal.queries.facilities import Details
from portal.queries.nearby_areas import Area, Branch, Shape, bound
from portal.queries.nearby_conditions import conditions, source
from portal.queries.nearby_counts import COUNT_CAP
from portal.queries.ready import Source

ANYWHERE = Area(box=None)
ANY_RADIUS_M = 1
"""Distances do not count where there is no place, but every search has a radius."""
_FACILITY = Facility.__table__.c


@dataclass(frozen=True, slots=True)
class Anywhere:
    """What words find in all of Germany.

    Args:
        hits: in their order; see `list_anywhere`.
        total: how many there are, exact up to 200.
        total_is_capped: there are more than `total`.
    """

    hits: tuple[Details, ...]
    total: int
    total_is_capped: bool


def list_anywhere(session: Source, *, wanted: Wanted, today: date, limit: int) -> Anywhere:
    """List the published offers of a category that have the words, at most `limit`.

    Those with all words in their name come first, each part by folded name, then by id. Sends
    two statements, three where more than 200 fit, one where nothing does.
    """
    branch = Branch(wanted, ANYWHERE, today)
    values = bound(branches=[branch]) | {
        f"b0_{name}": value for name, value in full_text.name_values(words=wanted.words).items()
    }
    total, ids = _few(session, branch.shape, values)
    if total > COUNT_CAP:
        ids = _many(session, branch.shape, values | {"most": limit})
    details = facilities.list_with_reports(session, ids=ids[:limit])
    return Anywhere(
        # What has no details vanished between the two statements.
        hits=tuple(details[number] for number in ids[:limit] if number in details),
        total=min(COUNT_CAP, total),
        total_is_capped=total > COUNT_CAP,
    )


def _few(session: Source, shape: Shape, values: Mapping[str, Any]) -> tuple[int, tuple[int, ...]]:
    """Return how many fit, up to one more than the cap, and their ids if they are not more."""
    connection = session.connection()
    statement = _counted(dialect=connection.dialect.name, shape=shape, cap=COUNT_CAP)
    rows = connection.execute(statement, values).all()
    return len(rows), _in_order(rows)


def _many(session: Source, shape: Shape, values: Mapping[str, Any]) -> tuple[int, ...]:
    connection = session.connection()
    statement = _by_name(dialect=connection.dialect.name, shape=shape)
    rows = connection.execute(statement, values).all()
    return _in_order(rows)


def _in_order(rows: Sequence[sa.Row[int, str, int]]) -> tuple[int, ...]:
    """Return the ids of rows of (part, folded name, id), sorted as Python sorts them."""
    return tuple(number for _, _, number in sorted((row[0], row[1], row[2]) for row in rows))


def count_by_category(session: Source, *, words: tuple[Term, ...]) -> Mapping[Category, int]:
    """Count what has the words in each category that has something, exact up to 200."""
    branches = [Branch(_only(words, category), ANYWHERE) for category in Category]
    connection = session.connection()
    statement = nearby_statements.counts(
        dialect=connection.dialect.name,
        shapes=tuple(branch.shape for branch in branches),
        limit=COUNT_CAP,
    )
    totals = connection.execute(statement, bound(branches=branches)).one()
    return {category: total for category, total in zip(Category, totals, strict=True) if total}


def _only(words: tuple[Term, ...], category: Category) -> Wanted:
    return Wanted(category, (), (), (), frozenset(), ANY_RADIUS_M, words=words)


@lru_cache(maxsize=nearby_statements.KEPT)
def _counted(*, dialect: str, shape: Shape, cap: int) -> sa.Select[int, str, int]:
    """Return (0 or 1, folded name, id) of what has the words, of one more than the cap."""
    named = full_text.in_name(number=0, words=shape.words)
    return (
        sa.select(sa.case((named, 0), else_=1), _FACILITY.search_name, _FACILITY.id)
        .select_from(source(dialect=dialect, shape=shape, number=0))
        .where(*conditions(dialect=dialect, shape=shape, number=0))
        .limit(sa.literal_column(str(cap + 1)))
    )


@lru_cache(maxsize=nearby_statements.KEPT)
def _by_name(*, dialect: str, shape: Shape) -> sa.CompoundSelect[int, str, int]:
    """Return (0 or 1, folded name, id) of the first, read in the order of names.

    What has the words is looked up among them, so that as few names are read as possible.
    """
    named = full_text.in_name(number=0, words=shape.words)
    most: sa.BindParameter[int] = sa.bindparam("most", type_=sa.Integer)
    first = _part(dialect, shape, named, most).cte()
    missing = most - sa.select(sa.func.count()).select_from(first).scalar_subquery()
    rest = _part(dialect, shape, ~named, missing).subquery()
    return sa.union_all(
        sa.select(sa.literal_column("0", sa.Integer), first.c.search_name, first.c.id),
        sa.select(sa.literal_column("1", sa.Integer), rest.c.search_name, rest.c.id),
    )


def _part(
    dialect: str, shape: Shape, named: sa.ColumnElement[bool], most: sa.ColumnElement[int]
) -> sa.Select[str, int]:
    facility = Facility.__table__
    asked = full_text.asked(dialect=dialect, number=0, words=shape.words)
    others = conditions(dialect=dialect, shape=shape._replace(words=0), number=0)
    return (
        sa.select(_FACILITY.search_name, _FACILITY.id)
        .with_hint(facility, "INDEXED BY ix_facility_name", "sqlite")
        .where(*others, _FACILITY.id.in_(full_text.ids(dialect=dialect, asked=asked)), named)
        .order_by(_FACILITY.search_name, _FACILITY.id)
        .limit(most)
    )
