"""Store the answers of a page."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.robin.answers import Answer, from_json, to_json
from portal.queries import consultations
from portal.services.consultations.read import ConsultationGone
from portal.services.consultations.start import hash_key
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
        ConsultationGone: the consultation has expired or was deleted meanwhile.
    """
    stored = consultations.find_open(session, key_hash=hash_key(key=key), now=now, for_update=True)
    if stored is None:
        raise ConsultationGone("no open consultation with this key")
    plain = cipher.decrypt(cipher=stored.answers, owner_id=stored.id).decode()
    merged = {**from_json(text=plain), **changes}
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
