"""The answers as an encrypted field of the form: the server keeps nothing between two pages."""

import secrets

from portal.domain.pflegegrad.answer_sheet import AnswerSheet, SheetInvalid, from_json, to_json
from portal.services.documents.purge_orphans import UNKEPT
from portal.values.errors import PortalError
from portal.web.sealing import SealBroken, open_text, seal_text

FIELD = "stand"
PURPOSE = "pflegegrad-rechner/stand"


class SheetLost(PortalError):
    """Report that the field was changed, is too old or was sealed for something else."""


def seal(*, sheet: AnswerSheet) -> str:
    """Return the sheet as ciphertext with the time of this moment."""
    return seal_text(to_json(sheet=sheet), purpose=PURPOSE)


def unseal(*, text: str) -> AnswerSheet:
    """Return the sheet that was sealed.

    Raises:
        SheetLost: the text was changed or is older than a day.
    """
    try:
        return from_json(text=open_text(text, purpose=PURPOSE))
    except (SealBroken, SheetInvalid) as error:
        raise SheetLost("cannot be read") from error


def owner_of(*, sheet: AnswerSheet) -> str:
    """Return the id under which documents of the sheet, and the sheet if it is kept, are stored."""
    return f"{UNKEPT}{sheet.id}"


def fresh_id() -> str:
    """Return the random id of a new sheet."""
    return secrets.token_hex(16)
