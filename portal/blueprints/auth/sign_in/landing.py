"""Where somebody lands who has signed in."""

from flask import url_for

AREA = "seekers.area.show"


def landing(wanted: str) -> str:
    """Return the path to which the person wanted to go, else „Mein persönlicher Bereich“."""
    return wanted or url_for(AREA)
