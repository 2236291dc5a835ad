"""The answers as an encrypted field of the form: the server keeps nothing between two pages."""

import json
import secrets
from datetime import datetime, timedelta

from portal.domain.pflegegrad.answer_sheet import AnswerSheet, SheetInvalid, from_json, to_json
from portal.services.documents.purge_orphans import UNKEPT
from portal.values.errors import PortalError
from portal.web import clock, outside

FIELD = "stand"
PURPOSE = "pflegegrad-rechner/stand"
"""Bound into the ciphertext, so that nothing else encrypted by the portal passes for it."""
TERM = timedelta(hours=24)
MOST_CHARACTERS = 8_000


class SheetLost(PortalError):
    """Report that the field was changed, is too old or was sealed for something else."""


def seal(*, sheet: AnswerSheet) -> str:
    """Return the sheet as ciphertext with the time of this moment."""
    content = {"at": clock.now().isoformat(), "sheet": to_json(sheet=sheet)}
    plain = json.dumps(content, separators=(",", ":")).encode()
    return outside.current().cipher.encrypt(plain=plain, owner_id=PURPOSE).decode("ascii")


def unseal(*, text: str) -> AnswerSheet:
    """Return the sheet that was sealed.

    Raises:
        SheetLost: the text was changed or is older than a day.
    """
    if len(text) > MOST_CHARACTERS or not text.isascii():
        raise SheetLost("not sealed by us")
    try:
        plain = outside.current().cipher.decrypt(cipher=text.encode("ascii"), owner_id=PURPOSE)
        content = json.loads(plain)
        sealed_at = datetime.fromisoformat(content["at"])
        sheet = from_json(text=content["sheet"])
    except (PortalError, SheetInvalid, ValueError, KeyError, TypeError) as error:
        raise SheetLost("cannot be read") from error
    if not timedelta() <= clock.now() - sealed_at < TERM:
        raise SheetLost("too old")
    return sheet


def owner_of(*, sheet: AnswerSheet) -> str:
    """Return the id under which documents of the sheet, and the sheet if it is kept, are stored."""
    return f"{UNKEPT}{sheet.id}"


def fresh_id() -> str:
    """Return the random id of a new sheet."""
    return secrets.token_hex(16)
