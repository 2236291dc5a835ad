"""Letters, the outbox, and the mails that an app has sent into its folder."""

import email
import re
from datetime import datetime
from email import policy
from email.message import EmailMessage
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session

from portal.services.journal.post_letter import post_letter
from portal.values.letter import Letter
from tests.factories.directory import NOW
from tests.support.ports import MirrorCipher

ADDRESS = re.compile(r"https?://\S+")
CANARY = "Kanarienvogel"
"""Stands in subject and text, which no log may hold."""


def make_letter(**changes: str) -> Letter:
    """Return a letter; `changes` are fields of it."""
    return Letter(
        **{
            "sender": "do-not-reply@mitpflegeleben.de",
            "recipient": "anna@example.org",
            "subject": f"Grüße vom {CANARY}",
            "text": f"Guten Tag,\n\nes gibt Neues für den {CANARY}.\n",
            "html": f"<p>Guten Tag,</p>\n<p>es gibt Neues für den {CANARY}.</p>\n",
            **changes,
        }
    )


def post(
    session: Session, *, number: int = 1, now: datetime = NOW, cipher=None, **changes: str
) -> str:
    """Put a letter into the outbox and return its id; `changes` are fields of the letter."""
    mail_id = f"{number:032x}"
    post_letter(
        session,
        letter=make_letter(**changes),
        mail_id=mail_id,
        account_id=None,
        now=now,
        cipher=cipher or MirrorCipher(),
    )
    return mail_id


def take_mails(app: Flask) -> tuple[EmailMessage, ...]:
    """Return the mails that lie in the app's folder, oldest first, and empty it."""
    folder = Path(app.instance_path) / "mail"
    files = sorted(folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    mails = tuple(parse(file.read_bytes()) for file in files)
    for file in files:
        file.unlink()
    return mails


def parse(raw: bytes) -> EmailMessage:
    """Return the mail of which these are the bytes."""
    mail = email.message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def plain_text(mail: EmailMessage) -> str:
    """Return the plain text of a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    return body.get_content()


def first_link(mail: EmailMessage) -> str:
    """Return the first address in the plain text: what the mail asks to open."""
    found = ADDRESS.search(plain_text(mail))
    assert found is not None, plain_text(mail)
    return found.group()
