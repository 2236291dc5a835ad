"""Store the answers of a page."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.robin.answers import Answers, to_json
from portal.queries import consultations
from portal.services.consultations.read import ConsultationGone
from portal.services.consultations.start import hash_key
from portal.values.ports import Encrypt


def store_answers(
    session: Session, *, key: str, answers: Answers, now: datetime, cipher: Encrypt
) -> None:
    """Replace the stored answers; answers on paths no longer taken stay among them.

    Raises:
        ConsultationGone: the consultation has expired or was deleted meanwhile.
    """
    stored = consultations.find_open(session, key_hash=hash_key(key=key), now=now)
    if stored is None:
        raise ConsultationGone("no open consultation with this key")
    stored.answers = cipher.encrypt(plain=to_json(answers=answers).encode(), owner_id=stored.id)
    session.flush()
