"""To whom the letters about an inquiry go, and the links that they carry."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from portal.models.inquiry import Inquiry
from portal.queries.received_inquiries import get_inquiry
from portal.services.inquiries.sealed import read_content, read_links
from portal.values.ports import Encrypt


@dataclass(frozen=True, slots=True)
class Contact:
    """A seeker.

    Args:
        token: opens the inquiry; empty for people with an account, who find it there.
    """

    email: str
    token: str


def read_contact(session: Session, *, inquiry_id: str, cipher: Encrypt) -> Contact | None:
    """Return whom to write about an inquiry; None if it was withdrawn or cannot be read.

    Raises:
        NotFound: there is no such inquiry.
    """
    return contact_of(inquiry=get_inquiry(session, inquiry_id=inquiry_id), cipher=cipher)


def contact_of(*, inquiry: Inquiry, cipher: Encrypt) -> Contact | None:
    """Return whom to write about an inquiry; None if it was withdrawn or cannot be read."""
    content = read_content(inquiry=inquiry, cipher=cipher)
    links = read_links(inquiry=inquiry, cipher=cipher)
    if content is None or links is None:
        return None
    return Contact(email=content.email, token=links.seeker)
