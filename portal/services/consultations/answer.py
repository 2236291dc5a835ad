"""Store the answers of a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, update

from portal.domain.robin.answers import Answer, Answers, to_json
from portal.models.consultation import Consultation
from portal.queries import ready
from portal.services.consultations.find import (
    ConsultationGone,
    hash_key,
    is_by_code,
    lock_open,
    read_answers,
)
from portal.services.consultations.read import OpenConsultation
from portal.values.ports import Encrypt

_TABLE = cast("Table", Consultation.__table__)
_COLUMNS = _TABLE.c
# Every page that is sent writes one, so it is written without a mapped object.
_WRITE = (
    update(_TABLE)
    .where(_COLUMNS.id == bindparam("stored_id"))
    .values(answers=bindparam("written"), catalogue_version=bindparam("version"))
)
_WRITE_IF_UNCHANGED = {
    is_code: _WRITE.where(
        _COLUMNS.answers == bindparam("read"),
        column == bindparam("key"),
        _COLUMNS.expires_at > bindparam("now"),
    )
    for is_code, column in ((False, _COLUMNS.key_hash), (True, _COLUMNS.code_hash))
}


@dataclass(frozen=True, slots=True)
class Filled:
    """What becomes of a consultation by one page, ready to be stored.

    Args:
        read: what was open when the page was judged.
        answers: all that there are now.
        sealed: the same encrypted.
    """

    read: OpenConsultation
    answers: Answers
    sealed: bytes
    catalogue_version: str


def fill(
    *, read: OpenConsultation, answers: Answers, catalogue_version: str, cipher: Encrypt
) -> Filled:
    """Make ready what is to be stored, so that nothing is encrypted while others wait."""
    return Filled(
        read=read,
        answers=answers,
        sealed=_seal(read.id, answers, cipher),
        catalogue_version=catalogue_version,
    )


def store_answers(
    session: ready.Source, *, key: str, filled: Filled, now: datetime, cipher: Encrypt
) -> None:
    """Store the answers, or merge what the page changed into what is stored by now.

    What another tab or device stored meanwhile stays; answers on paths no longer taken too.

    Raises:
        ConsultationGone: the consultation has expired, was deleted meanwhile or cannot be read.
    """
    if _is_stored_at_once(session, key, filled, now):
        return
    stored = lock_open(session, key=key, now=now)
    if stored is None:
        raise ConsultationGone("no open consultation with this key")
    merged = {
        **read_answers(stored=stored, cipher=cipher),
        **changes_between(before=filled.read.answers, after=filled.answers),
    }
    answers = {question: answer for question, answer in merged.items() if answer is not None}
    written = {
        "stored_id": stored.id,
        "written": _seal(stored.id, answers, cipher),
        "version": filled.catalogue_version,
    }
    ready.change(session, statement=_WRITE, values=written)


def _is_stored_at_once(session: ready.Source, key: str, filled: Filled, now: datetime) -> bool:
    """Write if the very bytes that were read are still there, under the same key and in term.

    Two ciphertexts are never equal, so the same bytes say that nobody wrote meanwhile; the
    database compares and writes in one step.
    """
    values = {
        "stored_id": filled.read.id,
        "written": filled.sealed,
        "version": filled.catalogue_version,
        "read": filled.read.sealed,
        "key": hash_key(key=key),
        "now": now,
    }
    statement = _WRITE_IF_UNCHANGED[is_by_code(key=key)]
    return ready.change(session, statement=statement, values=values) == 1


def _seal(consultation_id: str, answers: Answers, cipher: Encrypt) -> bytes:
    return cipher.encrypt(plain=to_json(answers=answers).encode(), owner_id=consultation_id)


def changes_between(
    *, before: Mapping[str, Answer], after: Mapping[str, Answer]
) -> dict[str, Answer | None]:
    """Return what turns the one set of answers into the other."""
    changed: dict[str, Answer | None] = {
        question: answer for question, answer in after.items() if before.get(question) != answer
    }
    changed.update({question: None for question in before if question not in after})
    return changed
