"""How long things around inquiries take, and how many there may be."""

from datetime import date, timedelta

CONFIRM = timedelta(hours=48)
"""How long an inquiry without account waits for the click in the mail."""
REMIND_WORKING_DAYS = 2
"""After so many working days without an answer the facility is reminded, once."""
ALTERNATIVES = timedelta(days=5)
"""After that long without an answer the seeker is offered other facilities."""
ALTERNATIVES_OFFERED = 3
KEEP = timedelta(days=180)
"""How long an inquiry is kept, counted from the day it was sent."""
FEWEST_ANSWERS = 5
"""With fewer answers nothing is said about how fast a facility answers."""
MOST_FACILITIES = 5
"""To so many facilities one text can go at once (Rundfrage)."""


def delete_on(*, sent_on: date) -> date:
    """Return the day on which an inquiry sent on this day is deleted."""
    return sent_on + KEEP


def draft_goes_on(*, made_on: date) -> date:
    """Return the day on which what nobody confirmed must be gone."""
    return made_on + CONFIRM + timedelta(days=1)
