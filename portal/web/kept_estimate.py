"""A kept sheet of the Pflegegrad-Rechner: where its answers lie and how this browser finds it."""

from flask import session

QUESTION = "pflegegrad_rechner.antworten"
"""The answer of a stored consultation that holds the sheet; Robin asks nothing of that name."""
NAME = "pflegegrad"


def take(ticket: str) -> None:
    """Let this browser open the sheet with the ticket of its resume code."""
    session[NAME] = ticket


def ticket_here() -> str | None:
    """Return the ticket of the sheet that this browser keeps; None without one."""
    stored = session.get(NAME)
    return stored if isinstance(stored, str) else None


def forget() -> None:
    """Drop the ticket from this browser."""
    session.pop(NAME, None)
