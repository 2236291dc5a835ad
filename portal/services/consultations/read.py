"""Open the answers of a consultation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.robin.answers import Answer, from_json
from portal.queries import consultations
from portal.services.consultations.start import hash_key
from portal.values.errors import NotFound
from portal.values.ports import Encrypt


class ConsultationGone(NotFound):
    """Report that the consultation has expired, was deleted or never existed."""


@dataclass(frozen=True, slots=True)
class OpenConsultation:
    """The decrypted answers of a consultation whose term is not over.

    Args:
        catalogue_version: version of the catalogue under which it was last answered.
        code: the resume code if one was made, else empty.
    """

    id: str
    answers: Mapping[str, Answer]
    expires_at: datetime
    catalogue_version: str
    code: str


def read_consultation(
    session: Session, *, key: str, now: datetime, cipher: Encrypt
) -> OpenConsultation:
    """Return the consultation with that key.

    Raises:
        ConsultationGone: there is none, or its term is over.
    """
    stored = consultations.find_open(session, key_hash=hash_key(key=key), now=now)
    if stored is None:
        raise ConsultationGone("no open consultation with this key")
    plain = cipher.decrypt(cipher=stored.answers, owner_id=stored.id).decode()
    code = cipher.decrypt(cipher=stored.code, owner_id=stored.id).decode() if stored.code else ""
    return OpenConsultation(
        id=stored.id,
        answers=from_json(text=plain),
        expires_at=stored.expires_at,
        catalogue_version=stored.catalogue_version,
        code=code,
    )
