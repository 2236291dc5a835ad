"""By which words facilities are found, as it is stored."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.facility import SAID, Facility

_FACILITY = Facility.__table__.c
_STORED = (
    sa.select(*(_FACILITY[name] for name in ("id", "search_name", "search_text", *SAID)))
    .order_by(_FACILITY.id)
    .limit(sa.bindparam("most", type_=sa.Integer))
)


def list_stored(session: Session, *, after: int, limit: int) -> Sequence[sa.RowMapping]:
    """List columns of the facilities above an id, by id: the words and what they are made of."""
    values: dict[str, Any] = {"after": after, "most": limit}
    above = _STORED.where(_FACILITY.id > sa.bindparam("after", type_=sa.Integer))
    return session.connection().execute(above, values).mappings().all()


def is_any_missing(session: Session) -> bool:
    """Say whether a facility has no words, so that none would ever find it."""
    missing = sa.select(_FACILITY.id).where(_FACILITY.search_text == "").exists()
    return bool(session.scalar(sa.select(missing)))
