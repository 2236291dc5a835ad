"""By which words facilities are found, as it is stored."""

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.text_search.terms import SHORTEST_FORGIVEN
from portal.models.facility import SAID, Facility
from portal.models.search_spelling import SearchSpelling

_FACILITY = Facility.__table__.c
_STORED = (
    sa.select(*(_FACILITY[name] for name in ("id", "search_name", "search_text", *SAID)))
    .order_by(_FACILITY.id)
    .limit(sa.bindparam("most", type_=sa.Integer))
)

_MOST_AT_ONCE = 1_000
"""Words that one statement asks for; databases limit how many values it may have."""


def list_stored(session: Session, *, after: int, limit: int) -> Sequence[sa.RowMapping]:
    """List columns of the facilities above an id, by id: the words and what they are made of."""
    values: dict[str, Any] = {"after": after, "most": limit}
    above = _STORED.where(_FACILITY.id > sa.bindparam("after", type_=sa.Integer))
    return session.connection().execute(above, values).mappings().all()


def list_unforgiven(session: Session, *, words: Collection[str]) -> frozenset[str]:
    """List those words that are long enough to be misspelled, but have no misspellings."""
    asked = sorted({word for word in words if len(word) >= SHORTEST_FORGIVEN})
    known: set[str] = set()
    for start in range(0, len(asked), _MOST_AT_ONCE):
        part = asked[start : start + _MOST_AT_ONCE]
        as_it_is = SearchSpelling.variant == SearchSpelling.word
        known.update(
            session.scalars(
                sa.select(SearchSpelling.word).where(as_it_is, SearchSpelling.variant.in_(part))
            )
        )
    return frozenset(asked) - known


def is_any_missing(session: Session) -> bool:
    """Say whether a facility has no words, so that none would ever find it."""
    missing = sa.select(_FACILITY.id).where(_FACILITY.search_text == "").exists()
    return bool(session.scalar(sa.select(missing)))
