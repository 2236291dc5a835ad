"""Find the consultation that a session key or resume code opens, and read its answers."""

import hashlib
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.robin.answers import Answer, AnswersInvalid, from_json
from portal.domain.robin.resume_code import is_code
from portal.models.consultation import Consultation
from portal.queries import consultations
from portal.queries.ready import Source
from portal.values.errors import NotFound, PortalError
from portal.values.ports import Encrypt

Stored = Consultation | consultations.OpenRow
"""A consultation to be changed, or its row to be read."""


TICKET = "code:"
"""How the ticket of a resume code begins; no session key does."""


class ConsultationGone(NotFound):
    """Report that the consultation has expired, was deleted, cannot be read or never existed."""


def ticket_of(*, code: str) -> str:
    """Return what opens the same as the code without telling it, for a browser that came by it.

    It is worth as much as the code only to whoever can sign a cookie.
    """
    return f"{TICKET}{hash_key(key=code)}"


def is_by_code(*, key: str) -> bool:
    """Say whether a key is a resume code or its ticket, which opens only what bears that code."""
    return key.startswith(TICKET) or is_code(text=key)


def hash_key(*, key: str) -> str:
    """Return the hash under which a consultation is found; the key itself is never stored."""
    if key.startswith(TICKET):
        return key.removeprefix(TICKET)
    return hashlib.sha256(key.encode()).hexdigest()


def find_open(
    session: Session, *, key: str, now: datetime, for_update: bool = False
) -> Consultation | None:
    """Return the consultation of this session key, resume code or ticket; None if there is none.

    A text shaped like a code opens only what bears that code: other people may know it.
    """
    return consultations.find_open(
        session,
        key_hash=hash_key(key=key),
        is_code=is_by_code(key=key),
        now=now,
        for_update=for_update,
    )


def read_open(session: Source, *, key: str, now: datetime) -> Stored | None:
    """Return what `find_open` finds, to be read only; None if there is none."""
    return consultations.read_open(
        session, key_hash=hash_key(key=key), is_code=is_by_code(key=key), now=now
    )


def lock_open(session: Source, *, key: str, now: datetime) -> Stored | None:
    """Return what `find_open` finds for an update, as a row; None if there is none."""
    return consultations.lock_open(
        session, key_hash=hash_key(key=key), is_code=is_by_code(key=key), now=now
    )


def read_answers(*, stored: Stored, cipher: Encrypt) -> dict[str, Answer]:
    """Return the answers of a row.

    Raises:
        ConsultationGone: the row is damaged or its key of encryption is no longer known.
    """
    text = decrypt(stored=stored, data=stored.answers, cipher=cipher)
    try:
        return from_json(text=text)
    except AnswersInvalid as error:
        raise ConsultationGone("the stored answers cannot be read") from error


def decrypt(*, stored: Stored, data: bytes, cipher: Encrypt) -> str:
    """Return the plain text of a column of the row.

    Raises:
        ConsultationGone: it is damaged or its key of encryption is no longer known.
    """
    try:
        return cipher.decrypt(cipher=data, owner_id=stored.id).decode()
    except (PortalError, UnicodeDecodeError) as error:
        raise ConsultationGone("the stored consultation cannot be read") from error
