"""The key of the consultation in the session, and opening what it stands for."""

import secrets

from flask import session

from portal.services.consultations.read import OpenConsultation, read_consultation
from portal.web import clock, outside
from portal.web.extensions import db

NAME = "robin"
KEY_BYTES = 16


def key() -> str | None:
    """Return the key in the session; None if no consultation was started in this browser."""
    stored = session.get(NAME)
    return stored if isinstance(stored, str) else None


def key_to_use() -> str:
    """Return the key in the session, or a fresh one that is kept there."""
    stored = key()
    if stored is None:
        stored = fresh_key()
        session[NAME] = stored
    return stored


def fresh_key() -> str:
    """Return a random key."""
    return secrets.token_urlsafe(KEY_BYTES)


def take(new_key: str) -> None:
    """Let this browser go on with a key or resume code."""
    session[NAME] = new_key


def forget() -> None:
    """Drop the key from the session."""
    session.pop(NAME, None)


def open_consultation() -> OpenConsultation | None:
    """Return this browser's consultation; None if none was started.

    Raises:
        ConsultationGone: one was started and its term is over.
    """
    stored = key()
    if stored is None:
        return None
    return read_consultation(
        db.session(), key=stored, now=clock.now(), cipher=outside.current().cipher
    )
