"""The texts that a company keeps ready."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from portal.models.text_module import TextModule
from portal.queries import ready

_MODULE = TextModule.__table__.c


@dataclass(frozen=True, slots=True)
class ReadyText:
    """A text with its title."""

    id: str
    title: str
    text: str


_TEXTS = (
    select(_MODULE.id, _MODULE.title, _MODULE.text)
    .where(_MODULE.company_id == bindparam("company_id"))
    .order_by(_MODULE.title, _MODULE.id)
)


def list_texts(session: ready.Source, *, company_id: str) -> tuple[ReadyText, ...]:
    """List the texts of a company by title."""
    rows = ready.fetch(session, statement=_TEXTS, values={"company_id": company_id})
    return tuple([ReadyText(*row) for row in rows])
