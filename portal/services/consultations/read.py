"""Open the answers of a consultation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from portal.domain.robin.answers import Answer
from portal.queries.ready import Source
from portal.services.consultations.find import (
    ConsultationGone,
    decrypt,
    read_answers,
    read_open,
)
from portal.values.ports import Encrypt


@dataclass(frozen=True, slots=True)
class OpenConsultation:
    """The decrypted answers of a consultation whose term is not over.

    Args:
        catalogue_version: version of the catalogue under which it was last answered.
        code: the resume code if one was made, else empty.
        sealed: the answers as they are stored, which no others are; empty if that is not known.
    """

    id: str
    answers: Mapping[str, Answer]
    expires_at: datetime
    catalogue_version: str
    code: str
    sealed: bytes = field(default=b"", repr=False)


def read_consultation(
    session: Source, *, key: str, now: datetime, cipher: Encrypt
) -> OpenConsultation:
    """Return the consultation with that key.

    Raises:
        ConsultationGone: there is none, its term is over or it cannot be read.
    """
    stored = read_open(session, key=key, now=now)
    if stored is None:
        raise ConsultationGone("no open consultation with this key")
    return OpenConsultation(
        id=stored.id,
        answers=read_answers(stored=stored, cipher=cipher),
        expires_at=stored.expires_at,
        catalogue_version=stored.catalogue_version,
        code=decrypt(stored=stored, data=stored.code, cipher=cipher) if stored.code else "",
        sealed=stored.answers,
    )
