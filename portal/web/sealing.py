"""Text on its way through a form of ours: encrypted, with the moment, in no address and no row."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta

from portal.values.errors import PortalError
from portal.web import clock, outside

TERM = timedelta(hours=24)
"""How long a text can be opened after it was sealed."""
CLOCK_SKEW = timedelta(seconds=60)
"""By how much the clock of the worker that opens may be behind that of the one that sealed."""
MOST_CHARACTERS = 8_000


class SealBroken(PortalError):
    """Report that a text was changed, is too old or was sealed for something else."""


def seal_text(text: str, *, purpose: str) -> str:
    """Return the text as ciphertext with the time of this moment.

    The purpose is bound into it, so that nothing else encrypted by the portal passes for it.
    """
    plain = json.dumps({"at": clock.now().isoformat(), "text": text}, separators=(",", ":"))
    sealed = outside.current().cipher.encrypt(plain=plain.encode(), owner_id=purpose)
    return urlsafe_b64encode(sealed).decode("ascii")


def open_text(sealed: str, *, purpose: str) -> str:
    """Return the text that was sealed for this purpose.

    Raises:
        SealBroken: it was changed, is older than a day or was sealed for something else.
    """
    if len(sealed) > MOST_CHARACTERS or not sealed.isascii():
        raise SealBroken("not sealed by us")
    try:
        data = urlsafe_b64decode(sealed)
        plain = outside.current().cipher.decrypt(cipher=data, owner_id=purpose)
        content = json.loads(plain)
        age = clock.now() - datetime.fromisoformat(content["at"])
        text = str(content["text"])
    except (PortalError, ValueError, KeyError, TypeError) as error:
        raise SealBroken("cannot be read") from error
    if not -CLOCK_SKEW <= age < TERM:
        raise SealBroken("too old, or from the future")
    return text
