"""How long things of a waiting list last."""

from datetime import timedelta

CONFIRM = timedelta(days=7)
"""What nobody confirmed by then is deleted."""

ASK_AFTER = timedelta(days=30)
"""So long after the last word of the person they are asked whether the entry is still wanted."""

REST_AFTER = timedelta(days=14)
"""Without an answer to that question for so long, the entry rests."""

KEEP = timedelta(days=180)
"""So long after the last word of the person the entry is deleted, and a link stops working."""

MOST_ENTRIES = 20
"""So many entries one person may have at once."""
