"""From where accounts have signed in lately."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.known_place import KnownPlace


def is_known_place(session: Session, *, account_key: str, place_hash: str, after: datetime) -> bool:
    """Say whether the owner of the account with this folded address has signed in from there."""
    found = select(KnownPlace.account_id).join(Account, Account.id == KnownPlace.account_id)
    wanted = found.where(
        Account.email_key == account_key,
        KnownPlace.place_hash == place_hash,
        KnownPlace.signed_in_at > after,
    )
    return session.execute(wanted).first() is not None
