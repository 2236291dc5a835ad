"""Write anew by which words facilities are found, a batch at a time."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.facility import Facility, search_columns
from portal.queries import search_words


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to a batch.

    Args:
        last: the id after which to go on; None at the end.
        written: how many facilities had other words, or words without their misspellings.
    """

    last: int | None
    written: int


def write_words(session: Session, *, after: int, limit: int) -> Step:
    """Compare and write the words of at most `limit` facilities above an id.

    Needed after a migration that brought the columns, and when the rules of folding change.
    Words whose misspellings were lost get them again: writing a text anew, even the same, makes
    the triggers add what is missing.
    """
    rows = search_words.list_stored(session, after=after, limit=limit)
    said = {word for row in rows for word in row["search_text"].split()}
    unforgiven = search_words.list_unforgiven(session, words=said)
    changed = [
        {"number": row["id"]} | {f"new_{name}": text for name, text in words.items()}
        for row in rows
        for words in (search_columns(row=dict(row)),)
        if any(row[name] != text for name, text in words.items())
        or not unforgiven.isdisjoint(row["search_text"].split())
    ]
    if changed:
        session.connection().execute(
            sa.update(Facility)
            .where(Facility.id == sa.bindparam("number"))
            .values(
                search_name=sa.bindparam("new_search_name"),
                search_text=sa.bindparam("new_search_text"),
            ),
            changed,
        )
    session.expire_all()
    return Step(rows[-1]["id"] if rows else None, len(changed))
