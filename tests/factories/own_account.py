"""What the tests about one's own account read back: mails that wait, events, sign-ins, links."""

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from portal.adapters.cipher import Cipher
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.models.account_token import AccountToken
from portal.models.outgoing_mail import OutgoingMail
from portal.models.security_event import SecurityEvent
from portal.services.documents.order import FOLDER
from portal.services.documents.owners import owner_of_result
from portal.services.journal.settle_own_change import OwnChange
from portal.web import clock
from tests.factories.accounts import MadeAccount
from tests.factories.mails import make_letter
from tests.support.migrated import DATA_KEY

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CIPHER = Cipher(keys=(DATA_KEY,))
OUTDATED = "hash of another word"
"""Stands where the hash of a password is expected that was changed since."""
FRESH = "b" * 64
TOLD = "Das wurde geändert"


def make_own_change(
    session: Session, account: MadeAccount, session_id: str, **changes: str
) -> OwnChange:
    """Return a change that the owner has confirmed by the password that is stored."""
    stored = session.get_one(Account, account.id)
    change = OwnChange(
        account_id=account.id,
        session_id=session_id,
        password_hash=stored.password_hash,
        token_hash=FRESH,
        device="Firefox unter Windows",
        letter=make_letter(recipient="", subject=TOLD),
        mail_id="1" * 32,
        now=NOW,
    )
    return replace(change, **changes)


def posted(session: Session) -> list[tuple[str, str]]:
    """Return recipient and subject of every mail that waits, sorted."""
    letters = [
        json.loads(CIPHER.decrypt(cipher=mail.letter, owner_id=mail.id))
        for mail in session.scalars(sa.select(OutgoingMail).order_by(OutgoingMail.id))
    ]
    return sorted((letter["recipient"], letter["subject"]) for letter in letters)


def events_of(session: Session, account_id: str) -> list[str]:
    """Return what happened to the account, in its order."""
    found = sa.select(SecurityEvent.kind).where(SecurityEvent.account_id == account_id)
    return list(session.scalars(found.order_by(SecurityEvent.id)))


def tokens_of(session: Session, account_id: str) -> dict[str, str]:
    """Return the hash of the token of each sign-in, by its id."""
    found = sa.select(AccountSession.id, AccountSession.token_hash)
    rows = session.execute(found.where(AccountSession.account_id == account_id))
    return {row.id: row.token_hash for row in rows}


def open_links(session: Session, account_id: str) -> list[str]:
    """Return the purposes of the links that still work, sorted."""
    found = sa.select(AccountToken.purpose).where(
        AccountToken.account_id == account_id, AccountToken.used_at.is_(None)
    )
    return sorted(session.scalars(found))


def store_pdf(app: Flask, result_id: str, *, pdf: bytes = b"%PDF-1.7") -> str:
    """Let a PDF of a saved result be there as the worker would have stored it; return its name.

    Its age is that of the stopped clock: what looks for documents asks for their age.
    """
    ports = app.extensions["outside"]
    name = f"{FOLDER}/{owner_of_result(result_id=result_id)}/0a1b2c"
    ports.files.write(name=f"{name}.pdf", data=ports.cipher.encrypt(plain=pdf, owner_id=name))
    seconds = clock.now().timestamp()
    os.utime(Path(app.instance_path) / "files" / f"{name}.pdf", (seconds, seconds))
    return f"{name}.pdf"
