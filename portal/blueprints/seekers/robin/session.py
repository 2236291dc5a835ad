"""The key of the consultation in the session, and opening what it stands for."""

import hmac
import secrets
from base64 import urlsafe_b64encode
from contextlib import suppress

from flask import current_app, g, request, session

from portal.services.consultations.find import ConsultationGone, is_by_code
from portal.services.consultations.read import OpenConsultation, read_consultation
from portal.values.errors import PortalError
from portal.web import clock, outside
from portal.web.extensions import reader

NAME = "robin"
KEY_BYTES = 16
MARK_FIELD = "beratung"
MARK_BYTES = 9


class OtherConsultation(PortalError):
    """Report a form of another consultation than the one that is open in this browser by now."""


def key() -> str | None:
    """Return the key in the session; None if no consultation was started in this browser."""
    stored = session.get(NAME)
    return stored if isinstance(stored, str) else None


def key_to_begin_with() -> str:
    """Return the key in the session if it opens something, else the form's, which is kept there.

    One that opens nothing may be a deleted code, which others still know.
    """
    stored = key()
    if stored is not None and has_consultation():
        return stored
    return take_key_of_form()


def take_key_of_form() -> str:
    """Let this browser go on with the key of the form that was sent and return it.

    The same form gives the same key, so that a double click starts one consultation. The key is
    as hard to guess as the form's token, which is random and signed, and no token tells the key.
    """
    key_of_form = _key_from_form(purpose=NAME)
    take(key_of_form)
    return key_of_form


def key_without_code() -> str:
    """Return the key with which a browser that came by code goes on when the code is deleted.

    The same form gives the same key, so that its second sending finds what the first left.
    """
    return _key_from_form(purpose=f"{NAME} without {key()}")


def _key_from_form(*, purpose: str) -> str:
    token = request.form.get("csrf_token", "")
    return _signed(f"{purpose}\n{token or fresh_key()}", length=KEY_BYTES)


def _signed(message: str, *, length: int) -> str:
    secret = str(current_app.config["SECRET_KEY"]).encode()
    digest = hmac.digest(secret, message.encode(), "sha256")
    return urlsafe_b64encode(digest[:length]).decode().rstrip("=")


def fresh_key() -> str:
    """Return a random key."""
    return secrets.token_urlsafe(KEY_BYTES)


def take(new_key: str) -> None:
    """Let this browser go on with a key or the ticket of a resume code."""
    session[NAME] = new_key


def forget() -> None:
    """Drop the key from the session."""
    session.pop(NAME, None)


def mark() -> str:
    """Return what a form says of the consultation that it was shown for; empty if there is none.

    It tells neither key nor id.
    """
    return str(g.get(MARK_FIELD, ""))


def refuse_other() -> None:
    """Refuse a form of another consultation; one that is gone is nobody's.

    Raises:
        OtherConsultation: see there.
    """
    with suppress(ConsultationGone):
        open_consultation()


def open_consultation() -> OpenConsultation | None:
    """Return this browser's consultation; None if none was started.

    Raises:
        ConsultationGone: one was started and its term is over.
        OtherConsultation: the form that was sent belongs to another one, opened before in
            another tab; what stands in it must change nothing here.
    """
    stored = key()
    if stored is None:
        return None
    consultation = _read_or_follow(stored)
    own_mark = _signed(f"{MARK_FIELD}\n{consultation.id}", length=MARK_BYTES)
    # Asking for the form reads the body, also where there is none.
    sent = request.form.get(MARK_FIELD, "") if request.method == "POST" else ""
    if sent not in {"", own_mark}:
        raise OtherConsultation("the form belongs to another consultation")
    setattr(g, MARK_FIELD, own_mark)
    return consultation


def has_consultation() -> bool:
    """Say whether a consultation is open in this browser; one whose term is over is not."""
    with suppress(ConsultationGone):
        return open_consultation() is not None
    return False


def _read_or_follow(stored: str) -> OpenConsultation:
    """Read what the key opens; a second click follows the first, which deleted the code."""
    try:
        return _read(stored)
    except ConsultationGone:
        if not is_by_code(key=stored) or "csrf_token" not in request.form:
            raise
        kept = key_without_code()
        consultation = _read(kept)
        take(kept)
        return consultation


def _read(stored: str) -> OpenConsultation:
    return read_consultation(reader(), key=stored, now=clock.now(), cipher=outside.current().cipher)
