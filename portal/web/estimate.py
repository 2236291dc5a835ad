"""The estimated Pflegegrad on its way from the calculator to Robin, encrypted, in no address."""

import json
from contextlib import suppress
from datetime import datetime, timedelta

from portal.domain.robin.answers import ESTIMATES
from portal.values.errors import PortalError
from portal.web import clock, outside

FIELD = "schaetzung"
PURPOSE = "robin/schaetzung"
"""Bound into the ciphertext, so that nothing else encrypted by the portal passes for it."""
TERM = timedelta(hours=24)


def seal_estimate(*, grade: int) -> str:
    """Return the grade, 0 for kein Pflegegrad, as ciphertext with the time of this moment."""
    content = {"at": clock.now().isoformat(), "grade": estimate_of(grade=grade)}
    plain = json.dumps(content).encode()
    return outside.current().cipher.encrypt(plain=plain, owner_id=PURPOSE).decode("ascii")


def read_estimate(*, text: str) -> str | None:
    """Return „keiner“ or „1“ to „5“; None if the text was changed or is older than a day."""
    with suppress(PortalError, ValueError, KeyError, TypeError):
        plain = outside.current().cipher.decrypt(cipher=text.encode("ascii"), owner_id=PURPOSE)
        content = json.loads(plain)
        age = clock.now() - datetime.fromisoformat(content["at"])
        if timedelta() <= age < TERM and content["grade"] in ESTIMATES:
            return str(content["grade"])
    return None


def estimate_of(*, grade: int) -> str:
    """Return the grade as Robin writes it."""
    return str(grade) if grade else ESTIMATES[0]
