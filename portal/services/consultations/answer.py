"""Store the answers of a page."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, update
from sqlalchemy.orm import Session

from portal.domain.robin.answers import Answer, to_json
from portal.models.consultation import Consultation
from portal.services.consultations.find import ConsultationGone, lock_open, read_answers
from portal.values.ports import Encrypt

Changes = Mapping[str, Answer | None]
"""What a page changed: the new answer by question id, None for an answer taken back."""
_CONSULTATION = cast("Table", Consultation.__table__)
# Every page that is sent writes one, so it is written without a mapped object.
_WRITE = (
    update(_CONSULTATION)
    .where(_CONSULTATION.c.id == bindparam("stored_id"))
    .values(answers=bindparam("answers"), catalogue_version=bindparam("catalogue_version"))
)


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
    stored = lock_open(session, key=key, now=now)
    if stored is None:
        raise ConsultationGone("no open consultation with this key")
    merged = {**read_answers(stored=stored, cipher=cipher), **changes}
    answers = {question: answer for question, answer in merged.items() if answer is not None}
    written = cipher.encrypt(plain=to_json(answers=answers).encode(), owner_id=stored.id)
    session.connection().execute(
        _WRITE,
        {"stored_id": stored.id, "answers": written, "catalogue_version": catalogue_version},
    )


def changes_between(
    *, before: Mapping[str, Answer], after: Mapping[str, Answer]
) -> dict[str, Answer | None]:
    """Return what turns the one set of answers into the other."""
    changed: dict[str, Answer | None] = {
        question: answer for question, answer in after.items() if before.get(question) != answer
    }
    changed.update({question: None for question in before if question not in after})
    return changed
