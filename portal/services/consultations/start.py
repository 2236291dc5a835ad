"""Start a consultation: only with consent, under a random key."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.robin.answers import Answers, from_json, to_json
from portal.models.consultation import Consultation
from portal.queries import consultations
from portal.values.errors import Invalid
from portal.values.ports import Encrypt

TERM = timedelta(hours=24)
CONSENT_QUESTION = "einwilligung"


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
    """
    if answers.get(CONSENT_QUESTION) != "ja":
        raise Invalid(CONSENT_QUESTION, "pflicht")
    key_hash = hash_key(key=key)
    consultation = consultations.find_open(session, key_hash=key_hash, now=now, for_update=True)
    if consultation is None:
        # What is left under this key has expired and only waits to be purged.
        session.execute(delete(Consultation).where(Consultation.key_hash == key_hash))
        consultation = Consultation(
            id=consultation_id, key_hash=key_hash, created_at=now, expires_at=now + TERM
        )
        session.add(consultation)
    else:
        plain = cipher.decrypt(cipher=consultation.answers, owner_id=consultation.id).decode()
        answers = {**from_json(text=plain), **answers}
    consultation.answers = cipher.encrypt(
        plain=to_json(answers=answers).encode(), owner_id=consultation.id
    )
    consultation.catalogue_version = catalogue_version
    consultation.consent_version = consent_version
    consultation.consented_at = now
    session.flush()


def hash_key(*, key: str) -> str:
    """Return the hash under which a consultation is found; the key itself is never stored."""
    return hashlib.sha256(key.encode()).hexdigest()
