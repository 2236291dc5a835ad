"""Make an account for somebody whom the operator knows."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.email_address import EmailAddress
from portal.domain.accounts.person import Person
from portal.domain.accounts.roles import Role
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Entry, Subject, SubjectKind
from portal.models.account import Account
from portal.queries.accounts import find_by_address
from portal.services.journal.audit import audit
from portal.values.errors import PortalError

NO_TERMS = ""
"""The operator's own people agree to nothing on a form."""


class AddressTaken(PortalError):
    """Report that the address has an account of another kind."""


def create_account(
    session: Session,
    *,
    account_id: str,
    role: Role,
    address: EmailAddress,
    person: Person,
    password_hash: str,
    actor: Actor,
    now: datetime,
) -> str:
    """Store the account, its address taken as confirmed, and return its id.

    A new admin stands in the audit trail. One of the same kind that exists already stays as it
    is, and its id is returned.

    Raises:
        AddressTaken: the address has an account of another kind.
    """
    before = find_by_address(session, email_key=address.key)
    if before is not None:
        if before.role != role.value:
            raise AddressTaken(before.role)
        return before.id
    session.add(
        Account(
            id=account_id,
            role=role.value,
            email=address.typed,
            email_key=address.key,
            password_hash=password_hash,
            salutation=person.salutation,
            first_name=person.first_name,
            last_name=person.last_name,
            phone=person.phone,
            terms_version=NO_TERMS,
            terms_accepted_at=now,
            created_at=now,
            activated_at=now,
            totp_secret=None,
            totp_since=None,
            totp_last_step=None,
        )
    )
    session.flush()
    if role is Role.ADMIN:
        made = Entry(actor, Action.ADMIN_CREATED, Subject(SubjectKind.ACCOUNT, account_id))
        audit(session, entry=made, now=now)
    return account_id
