"""Store the answers of a page."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.robin.answers import Answer, to_json
from portal.services.consultations.find import ConsultationGone, find_open, read_answers
from portal.values.ports import Encrypt

Changes = Mapping[str, Answer | None]
"""What a page changed: the new answer by question id, None for an answer taken back."""


def store_answers(
    session: Session,
    *,
    key: str,
    changes: Changes,
    catalogue_version: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Merge the changes of one page into what is stored now.

    What another tab or device stored meanwhile stays; answers on paths no longer taken too.

    Raises:
        ConsultationGone: the consultation has expired, was deleted meanwhile or cannot be read.
    """
    stored = find_open(session, key=key, now=now, for_update=True)
    if stored is None:
        raise ConsultationGone("no open consultation with this key")
    merged = {**read_answers(stored=stored, cipher=cipher), **changes}
    answers = {question: answer for question, answer in merged.items() if answer is not None}
    stored.answers = cipher.encrypt(plain=to_json(answers=answers).encode(), owner_id=stored.id)
    stored.catalogue_version = catalogue_version
    session.flush()


def changes_between(
    *, before: Mapping[str, Answer], after: Mapping[str, Answer]
) -> dict[str, Answer | None]:
    """Return what turns the one set of answers into the other."""
    changed: dict[str, Answer | None] = {
        question: answer for question, answer in after.items() if before.get(question) != answer
    }
    changed.update({question: None for question in before if question not in after})
    return changed
