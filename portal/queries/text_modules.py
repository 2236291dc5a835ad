"""The texts that a company keeps ready."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.models.text_module import TextModule

_MODULE = TextModule.__table__.c


@dataclass(frozen=True, slots=True)
class ReadyText:
    """A text with its title."""

    id: str
    title: str
    text: str


def list_texts(session: Session, *, company_id: str) -> tuple[ReadyText, ...]:
    """List the texts of a company by title."""
    rows = session.execute(
        select(_MODULE.id, _MODULE.title, _MODULE.text)
        .where(_MODULE.company_id == company_id)
        .order_by(_MODULE.title, _MODULE.id)
    )
    return tuple(ReadyText(*row) for row in rows)
