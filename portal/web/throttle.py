"""Slow down guessing: counted attempts by address, in the database."""

from flask import current_app, request

from portal.services.attempts.count import TooManyAttempts, count_attempt
from portal.web import clock
from portal.web.transactions import writing


def seconds_to_wait(*, purpose: str, most: int) -> int:
    """Count an attempt of this purpose from the caller's address.

    Return 0 if it may go on, else the seconds until trying again may help. Of the address only
    a keyed hash is stored, for twenty minutes at most.
    """
    with writing() as session:
        try:
            count_attempt(
                session,
                purpose=purpose,
                place=request.remote_addr or "",
                most=most,
                secret=str(current_app.config["SECRET_KEY"]),
                now=clock.now(),
            )
        except TooManyAttempts as refused:
            return refused.seconds
    return 0
