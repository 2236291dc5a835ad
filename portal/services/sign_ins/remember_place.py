"""Remember from where somebody has signed in."""

from datetime import datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from portal.domain.accounts.throttling import known_place_hash
from portal.models.known_place import KnownPlace


def remember_place(
    session: Session, *, account_id: str, account_key: str, place: str, secret: str, now: datetime
) -> None:
    """Let the place be known for 30 days from now.

    Only once nothing is missing any more: after the second factor, where there is one, or after a
    link from a mail.

    Args:
        session: of a transaction that writes.
        account_id: of the account, whose row exists.
        account_key: its folded e-mail address.
        place: network address of the caller; only a keyed hash of both is stored.
        secret: for that hash.
        now: instant of the sign-in.
    """
    place_hash = known_place_hash(account_key=account_key, place=place, secret=secret)
    dialect: Any = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    insert = dialect.insert(KnownPlace).values(
        account_id=account_id, place_hash=place_hash, signed_in_at=now
    )
    session.execute(
        insert.on_conflict_do_update(
            index_elements=["account_id", "place_hash"], set_={"signed_in_at": now}
        )
    )
