"""The estimated Pflegegrad on its way from the calculator to Robin, encrypted, in no address."""

from portal.domain.robin.answers import ESTIMATES
from portal.web.sealing import SealBroken, open_text, seal_text

FIELD = "schaetzung"
PURPOSE = "robin/schaetzung"


def seal_estimate(*, grade: int) -> str:
    """Return the grade, 0 for kein Pflegegrad, as ciphertext with the time of this moment."""
    return seal_text(estimate_of(grade=grade), purpose=PURPOSE)


def read_estimate(*, text: str) -> str | None:
    """Return „keiner“ or „1“ to „5“; None if the text was changed or is older than a day."""
    try:
        estimate = open_text(text, purpose=PURPOSE)
    except SealBroken:
        return None
    return estimate if estimate in ESTIMATES else None


def estimate_of(*, grade: int) -> str:
    """Return the grade as Robin writes it."""
    return str(grade) if grade else ESTIMATES[0]
