"""Offers found by words in all of Germany, those with most of the words in their name first.

One statement counts up to the cap and names the hits, a second reads what a page shows of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.matching.category import Category
from portal.domain.matching.score import Wanted
from portal.domain.text_search.terms import Term
from portal.models.facility import Facility
from portal.queries import facilities, full_text, nearby_statements
from portal.queries.facilities import Details
from portal.queries.nearby_areas import Area, Branch, Shape, bound
from portal.queries.nearby_conditions import conditions, source
from portal.queries.nearby_counts import COUNT_CAP

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


def list_anywhere(session: Session, *, wanted: Wanted, today: date, limit: int) -> Anywhere:
    """List the published offers of a category that have the words, at most `limit`.

    Those with more of the words in their name come first, then by folded name, then by id.
    Sends two statements, one where there is nothing.
    """
    branch = Branch(wanted, ANYWHERE, today)
    connection = session.connection()
    statement = _named(dialect=connection.dialect.name, shape=branch.shape)
    values = bound(branches=[branch]) | {
        f"b0_{name}": value for name, value in full_text.name_values(words=wanted.words).items()
    }
    rows = connection.execute(statement, values | {"most": limit}).all()
    total = rows[0].total if rows else 0
    details = facilities.list_with_reports(session, ids=[row.id for row in rows])
    return Anywhere(
        # What has no details vanished between the two statements.
        hits=tuple(details[row.id] for row in rows if row.id in details),
        total=min(COUNT_CAP, total),
        total_is_capped=total > COUNT_CAP,
    )


def count_by_category(session: Session, *, words: tuple[Term, ...]) -> Mapping[Category, int]:
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
def _named(*, dialect: str, shape: Shape) -> sa.Select[int, int]:
    name = _FACILITY.search_name
    by_letters = name if dialect == "sqlite" else name.collate("C")
    total = nearby_statements.counts(dialect=dialect, shapes=(shape,), limit=COUNT_CAP + 1)
    return (
        sa.select(total.scalar_subquery().label("total"), _FACILITY.id)
        .select_from(source(dialect=dialect, shape=shape))
        .where(*conditions(dialect=dialect, shape=shape, number=0))
        .order_by(full_text.in_name(number=0, words=shape.words).desc(), by_letters, _FACILITY.id)
        .limit(sa.bindparam("most", type_=sa.Integer))
    )
