"""Count a try before it is judged, so that many at once cannot slip through."""

from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from portal.domain.accounts.terms import KNOWN_PLACE
from portal.domain.accounts.throttling import (
    FORGOTTEN_AFTER,
    Kind,
    TrackKey,
    Tries,
    counted,
    keys_of,
    known_place_hash,
    seconds_to_wait,
)
from portal.models.sign_in_failure import SignInFailure
from portal.queries.known_places import is_known_place
from portal.values.errors import PortalError


class TooManyTries(PortalError):
    """Report that somebody has to wait; `seconds` says how long."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"too many tries; again in {seconds} s")
        self.seconds = seconds


def reserve_try(
    session: Session, *, kind: Kind, account_key: str, place: str, secret: str, now: datetime
) -> None:
    """Count one try as failed and commit; only then look at the password or code.

    A try that turns out right is taken back by `clear_tries`. What is refused here changes
    nothing: roll back.

    Args:
        session: of a transaction that writes, so that tries at the same time wait for each other.
        kind: what is tried.
        account_key: folded e-mail address, whether or not there is such an account.
        place: network address of the caller, see `web/throttle.py`; only keyed hashes are stored.
        secret: for those hashes.
        now: instant of the try.

    Raises:
        TooManyTries: it has to wait.
    """
    place_hash = known_place_hash(account_key=account_key, place=place, secret=secret)
    is_known = is_known_place(
        session, account_key=account_key, place_hash=place_hash, after=now - KNOWN_PLACE
    )
    keys = keys_of(
        kind=kind, account_key=account_key, place=place, is_known_place=is_known, secret=secret
    )
    found = [(key, _lock(session, key, now)) for key in keys]
    seconds = max(seconds_to_wait(tries=tries, track=key.track, now=now) for key, tries in found)
    if seconds:
        raise TooManyTries(seconds)
    for key, tries in found:
        _store(session, key, counted(tries=tries, track=key.track, now=now))


def _lock(session: Session, key: TrackKey, now: datetime) -> Tries:
    """Return what was counted and let others wait for this transaction, also for a new row.

    A new row begins with a try so long ago that it has faded to nothing.
    """
    dialect: Any = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    insert = dialect.insert(SignInFailure).values(
        place_hash=key.place_hash, count=1, last_failed_at=now - FORGOTTEN_AFTER
    )
    locked = insert.on_conflict_do_update(
        index_elements=["place_hash"], set_={"count": SignInFailure.count}
    ).returning(SignInFailure.count, SignInFailure.last_failed_at)
    count, last_at = session.execute(locked).one()
    return Tries(count=count, last_at=last_at)


def _store(session: Session, key: TrackKey, tries: Tries) -> None:
    session.execute(
        update(SignInFailure)
        .where(SignInFailure.place_hash == key.place_hash)
        .values(count=tries.count, last_failed_at=tries.last_at)
        .execution_options(synchronize_session=False)
    )
