"""Who is signed in, by the hash of the token in their cookie, and for whom they work."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select

from portal.domain.access.acting import Acting
from portal.domain.accounts.person import full_name
from portal.domain.accounts.roles import Role
from portal.domain.accounts.visitor import Visitor
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.models.membership import FacilityRight
from portal.queries import ready
from portal.queries.members import EMPLOYED, acting_of, with_employer

_ACCOUNTS, _SESSIONS = Account.__table__.c, AccountSession.__table__.c
_OWN = (
    _ACCOUNTS.id,
    _SESSIONS.id.label("session_id"),
    _ACCOUNTS.role,
    _ACCOUNTS.first_name,
    _ACCOUNTS.last_name,
    _ACCOUNTS.email,
    _ACCOUNTS.totp_since,
    _SESSIONS.awaits_second_factor,
)
# Every page that somebody who is signed in opens asks this, so it is built once.
_FOUND = (
    select(*_OWN, *EMPLOYED)
    .select_from(
        with_employer(
            accounts=AccountSession.__table__.join(
                Account.__table__, _ACCOUNTS.id == _SESSIONS.account_id
            )
        )
    )
    .where(_SESSIONS.token_hash == bindparam("token_hash"), _SESSIONS.expires_at > bindparam("now"))
    .order_by(FacilityRight.__table__.c.facility_id)
)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whose browser it is, and for whom they work; `acting` is None if for no company."""

    visitor: Visitor
    acting: Acting | None


def find_signed_in(
    session: ready.Source, *, token_hash: str, now: datetime, today: date
) -> SignedIn | None:
    """Return who signed in with this token; None if the sign-in is over or was ended.

    One statement. The rights are those of `today`.
    """
    values = {"token_hash": token_hash, "now": now, "today": today}
    rows = ready.fetch(session, statement=_FOUND, values=values)
    if not rows:
        return None
    own, employed = rows[0][: len(_OWN)], [row[len(_OWN) :] for row in rows]
    account_id, session_id, role, first_name, last_name, email, totp_since, awaits = own
    name = full_name(first=first_name, last=last_name)
    visitor = Visitor(
        account_id=account_id,
        session_id=session_id,
        role=Role(role),
        name=name,
        email=email,
        has_second_factor=totp_since is not None,
        awaits_second_factor=awaits,
    )
    return SignedIn(visitor, acting_of(rows=employed, account_id=account_id, name=name))
