"""Put a mail into the outbox in the same transaction as what it speaks of."""

import json
from dataclasses import asdict
from datetime import datetime

from sqlalchemy.orm import Session

from portal.models.outgoing_mail import OutgoingMail
from portal.values.letter import Letter
from portal.values.ports import Encrypt


def post_letter(
    session: Session,
    *,
    letter: Letter,
    mail_id: str,
    account_id: str | None,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Store the mail encrypted; the worker sends it at least once.

    `mail_id` is random (32 hex digits). An id that was posted before posts nothing, so that what
    is done twice tells once.
    """
    if session.get(OutgoingMail, mail_id) is not None:
        return
    plain = json.dumps(asdict(letter), ensure_ascii=False).encode()
    session.add(
        OutgoingMail(
            id=mail_id,
            account_id=account_id,
            letter=cipher.encrypt(plain=plain, owner_id=mail_id),
            created_at=now,
            next_try_at=now,
            tries=0,
            claimed_until=None,
            sent_at=None,
            given_up_at=None,
        )
    )
    session.flush()
