"""Take back a try that was right."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from portal.domain.accounts.terms import KNOWN_PLACE
from portal.domain.accounts.throttling import Kind, Track, keys_of, known_place_hash
from portal.models.sign_in_failure import SignInFailure
from portal.queries.known_places import is_known_place


def clear_tries(
    session: Session, *, kind: Kind, account_key: str, place: str, secret: str, now: datetime
) -> None:
    """Forget the failures that stood in the way of this try; the arguments as in `reserve_try`.

    At a known place those of that place: what strangers failed at elsewhere still slows them down.
    Elsewhere all of the account. Of the address only the try itself is taken back, or somebody
    with an account of their own could guess at those of others for ever.
    """
    place_hash = known_place_hash(account_key=account_key, place=place, secret=secret)
    is_known = is_known_place(
        session, account_key=account_key, place_hash=place_hash, after=now - KNOWN_PLACE
    )
    keys = keys_of(
        kind=kind, account_key=account_key, place=place, is_known_place=is_known, secret=secret
    )
    for key in keys:
        here = SignInFailure.place_hash == key.place_hash
        if key.track is not Track.ADDRESS:
            session.execute(delete(SignInFailure).where(here))
            continue
        session.execute(delete(SignInFailure).where(here, SignInFailure.count == 1))
        session.execute(
            update(SignInFailure)
            .where(here)
            .values(count=SignInFailure.count - 1)
            .execution_options(synchronize_session=False)
        )
