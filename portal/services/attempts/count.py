"""Count an attempt, so that codes and passwords cannot be guessed."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from portal.models.attempt import Attempt
from portal.values.errors import PortalError

WINDOW = timedelta(minutes=10)


class TooManyAttempts(PortalError):
    """Report that something was tried too often; `seconds` says when trying again may help."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"too many attempts; again in {seconds} s")
        self.seconds = seconds


def count_attempt(
    session: Session, *, purpose: str, place: str, most: int, secret: str, now: datetime
) -> None:
    """Count one attempt of this purpose from this place.

    Commit even when it is refused: the refused attempt counts. Only a keyed hash is stored.

    Raises:
        TooManyAttempts: more than `most` within the current window of ten minutes.
    """
    start = _window_of(now)
    message = f"{purpose}\n{place}".encode()
    place_hash = hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()
    session.execute(delete(Attempt).where(Attempt.window_starts_at < start - WINDOW))
    count = _add_one(session, place_hash, start)
    if count > most:
        raise TooManyAttempts(-((now - start - WINDOW) // timedelta(seconds=1)))


def _add_one(session: Session, place_hash: str, start: datetime) -> int:
    """Add one and return the number, also when others count at the same moment."""
    dialect: Any = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    insert = dialect.insert(Attempt).values(place_hash=place_hash, window_starts_at=start, count=1)
    counted = insert.on_conflict_do_update(
        index_elements=["place_hash", "window_starts_at"], set_={"count": Attempt.count + 1}
    ).returning(Attempt.count)
    return int(session.execute(counted).scalar_one())


def _window_of(now: datetime) -> datetime:
    seconds = int(now.timestamp())
    width = int(WINDOW.total_seconds())
    return datetime.fromtimestamp(seconds - seconds % width, tz=UTC)
