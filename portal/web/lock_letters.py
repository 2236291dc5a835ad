"""Tell people why support has locked what is theirs, and what they can do about it.

Who restricts a service owes its users the reasons (Art. 17 of Regulation (EU) 2022/2065).
"""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.services.journal.post_letter import post_letter
from portal.values.letter import Letter
from portal.web import outside, site
from portal.web.letters import compose
from portal.web.posting import mail_id

ACCOUNT, COMPANY = "Ihr Konto", "Ihr Unternehmen"
"""What was locked."""


def lock_letter(*, recipient: str, what: str, reason: str) -> Letter:
    """Return the letter; the reason is what support typed."""
    return compose(
        "locked",
        sender=site.current().activation_sender,
        recipient=recipient,
        subject=f"{what} ist gesperrt",
        what=what,
        reason=reason,
    )


def post_lock_letter(
    session: Session, *, letter: Letter, account_id: str | None, now: datetime
) -> None:
    """Post the letter in the same transaction as the lock."""
    post_letter(
        session,
        letter=letter,
        mail_id=mail_id(),
        account_id=account_id,
        now=now,
        cipher=outside.current().cipher,
    )
