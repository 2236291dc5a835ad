"""How often a facility is told of new inquiries: at once, and then many in one mail."""

from datetime import timedelta

PAUSE = timedelta(minutes=30)
"""After one mail about new inquiries the next waits so long; what comes meanwhile is in it."""
MOST_IN_ONE_MAIL = 20
"""More than that wait for the next mail."""
