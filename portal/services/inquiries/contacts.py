"""To whom the letters about an inquiry go, and the links that they carry."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from portal.models.inquiry import Inquiry
from portal.queries.accounts import list_emails
from portal.queries.received_inquiries import get_inquiry, list_unfinished
from portal.services.inquiries.sealed import read_content, read_links
from portal.values.ports import Encrypt


@dataclass(frozen=True, slots=True)
class Contact:
    """A seeker.

    Args:
        email: of the account, or as it was typed by people without.
        token: opens the inquiry; empty for people with an account, who find it there.
    """

    email: str
    token: str


def read_contact(session: Session, *, inquiry_id: str, cipher: Encrypt) -> Contact | None:
    """Return whom to write about an inquiry; None if it was withdrawn or cannot be read.

    Raises:
        NotFound: there is no such inquiry.
    """
    inquiry = get_inquiry(session, inquiry_id=inquiry_id)
    return read_contacts(session, inquiries=(inquiry,), cipher=cipher)[inquiry_id]


def read_unfinished_contacts(
    session: Session, *, facility_id: int, cipher: Encrypt
) -> dict[str, Contact | None]:
    """Return whom to write about each inquiry that waits at a facility or before it, or None."""
    found = list_unfinished(session, facility_id=facility_id)
    return read_contacts(session, inquiries=found, cipher=cipher)


def read_contacts(
    session: Session, *, inquiries: Sequence[Inquiry], cipher: Encrypt
) -> dict[str, Contact | None]:
    """Return whom to write about each inquiry by its id, or None; one statement for all accounts.

    People with an account are written to at the address that it has now.
    """
    ids = frozenset(one.account_id for one in inquiries if one.account_id)
    emails = list_emails(session, account_ids=ids) if ids else {}
    return {
        one.id: _contact(one, emails.get(one.account_id or "", ""), cipher) for one in inquiries
    }


def _contact(inquiry: Inquiry, account_email: str, cipher: Encrypt) -> Contact | None:
    content = read_content(inquiry=inquiry, cipher=cipher)
    links = read_links(inquiry=inquiry, cipher=cipher)
    if content is None or links is None:
        return None
    return Contact(email=account_email or content.email, token=links.seeker)
