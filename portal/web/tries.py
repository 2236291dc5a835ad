"""Slow down guessing at accounts: what the caller's request adds to the services."""

from flask import current_app, request
from sqlalchemy.orm import Session

from portal.domain.accounts.throttling import Kind
from portal.services.sign_ins.clear_tries import clear_tries
from portal.services.sign_ins.remember_place import remember_place
from portal.services.sign_ins.reserve_try import TooManyTries, reserve_try
from portal.web import clock
from portal.web.throttle import place_of
from portal.web.transactions import writing


def seconds_to_wait(*, kind: Kind, account_key: str) -> int:
    """Count a try at the account before it is judged, in a transaction of its own.

    Return 0 if it may be judged, else the seconds until trying again helps. `account_key` is the
    folded address that was typed, whether or not there is such an account.
    """
    with writing() as session:
        try:
            reserve_try(
                session,
                kind=kind,
                account_key=account_key,
                place=_place(),
                secret=_secret(),
                now=clock.now(),
            )
        except TooManyTries as refused:
            session.rollback()
            return refused.seconds
    return 0


def succeeded(session: Session, *, kind: Kind, account_key: str) -> None:
    """Take the caller's try back, because it was right."""
    clear_tries(
        session,
        kind=kind,
        account_key=account_key,
        place=_place(),
        secret=_secret(),
        now=clock.now(),
    )


def place_is_known(session: Session, *, account_id: str, account_key: str) -> None:
    """Remember that the account's owner was here, so that strangers never slow them down here.

    For whoever has proven all there is to prove: password and second factor, or a link from a mail.
    """
    remember_place(
        session,
        account_id=account_id,
        account_key=account_key,
        place=_place(),
        secret=_secret(),
        now=clock.now(),
    )


def _place() -> str:
    return place_of(address=request.remote_addr or "")


def _secret() -> str:
    return str(current_app.config["SECRET_KEY"])
