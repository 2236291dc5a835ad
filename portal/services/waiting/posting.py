"""Post a letter with a link to somebody's entries."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.models.waiting_entry import WaitingLink
from portal.services.journal.post_letter import post_letter
from portal.values.letter import Letter
from portal.values.ports import Encrypt


@dataclass(frozen=True, slots=True)
class LinkLetter:
    """A letter with a link of its own; `mail_id` is random."""

    token_hash: str
    letter: Letter
    mail_id: str


def post_link(
    session: Session, *, mail: LinkLetter, person_id: str, now: datetime, cipher: Encrypt
) -> None:
    """Let the link lead to the person's entries from now on, and post the letter that brings it."""
    link = WaitingLink(token_hash=mail.token_hash, person_id=person_id, created_at=now)
    session.add(link)
    post_letter(
        session,
        letter=mail.letter,
        mail_id=mail.mail_id,
        account_id=None,
        now=now,
        cipher=cipher,
    )
