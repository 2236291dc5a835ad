"""Start a consultation: only with consent, under a random key."""

from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.domain.robin.answers import Answers, to_json
from portal.models.consultation import Consultation
from portal.services.consultations.find import (
    ConsultationGone,
    find_open,
    hash_key,
    is_by_code,
    read_answers,
)
from portal.values.errors import Invalid, PortalError
from portal.values.ports import Encrypt

TERM = timedelta(hours=24)
CONSENT_QUESTION = "einwilligung"


class StartedMeanwhile(PortalError):
    """Report that the same start was stored at this moment; doing it again merges into that."""


def start_consultation(
    session: Session,
    *,
    key: str,
    consultation_id: str,
    answers: Answers,
    catalogue_version: str,
    consent_version: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Store the first answers, or merge those of a start page sent again under the same key.

    The key is random with at least 128 bits and only the session keeps it; the id is used if
    the consultation is new.

    Raises:
        Invalid: the answers hold no consent (Art. 9 Abs. 2 lit. a DSGVO); nothing is stored.
        ConsultationGone: the key is a resume code that opens nothing; others may know it.
        StartedMeanwhile: another request stored a consultation under this key at this moment.
    """
    if answers.get(CONSENT_QUESTION) != "ja":
        raise Invalid(CONSENT_QUESTION, "pflicht")
    consultation, before = _open(session, key, now, cipher)
    if consultation is None:
        consultation = _fresh(session, key, consultation_id, now)
    answers = {**before, **answers}
    consultation.answers = cipher.encrypt(
        plain=to_json(answers=answers).encode(), owner_id=consultation.id
    )
    consultation.catalogue_version = catalogue_version
    consultation.consent_version = consent_version
    consultation.consented_at = now
    try:
        session.flush()
    except IntegrityError as error:
        raise StartedMeanwhile("the key was stored meanwhile") from error


def _open(
    session: Session, key: str, now: datetime, cipher: Encrypt
) -> tuple[Consultation | None, Answers]:
    """Return what the key opens with its answers; nothing if it cannot be read any more."""
    stored = find_open(session, key=key, now=now, for_update=True)
    if stored is not None:
        with suppress(ConsultationGone):
            return stored, read_answers(stored=stored, cipher=cipher)
    return None, {}


def _fresh(session: Session, key: str, consultation_id: str, now: datetime) -> Consultation:
    """Return a new row under this key, without what is left there: expired or unreadable."""
    if is_by_code(key=key):
        raise ConsultationGone("a resume code is no key for a new consultation")
    key_hash = hash_key(key=key)
    session.execute(delete(Consultation).where(Consultation.key_hash == key_hash))
    consultation = Consultation(
        id=consultation_id, key_hash=key_hash, created_at=now, expires_at=now + TERM
    )
    session.add(consultation)
    return consultation
