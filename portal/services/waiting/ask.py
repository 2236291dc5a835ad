"""Ask somebody whether they still wait."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.waiting.terms import ASK_AFTER
from portal.queries.waiting_entries import list_due
from portal.services.waiting.posting import LinkLetter, post_link
from portal.values.ports import Encrypt


def ask_person(
    session: Session,
    *,
    person_id: str,
    question: LinkLetter | None,
    now: datetime,
    cipher: Encrypt,
) -> bool:
    """Post one letter with a link for all entries that are due, and note that they were asked.

    Whoever answered or left meanwhile is not asked, and nobody twice for the same. Without a
    question, because the address cannot be read, the entries go their way to rest all the same.

    Returns:
        Whether anything was due.
    """
    due = list_due(session, person_id=person_id, current_before=now - ASK_AFTER)
    for entry in due:
        entry.asked_at = now
    session.flush()
    if due and question is not None:
        post_link(session, mail=question, person_id=person_id, now=now, cipher=cipher)
    return bool(due)
