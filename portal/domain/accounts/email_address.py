"""E-mail addresses: what is one, and when two spellings are the same one."""

import unicodedata
from dataclasses import dataclass

from email_validator import EmailNotValidError, ValidatedEmail, validate_email

from portal.values.errors import PortalError

LONGEST = 254
"""Characters of an address, RFC 5321 section 4.5.3.1.3 less the angle brackets."""


class AddressInvalid(PortalError):
    """Report a text that is no e-mail address; the text itself is not in the message."""


@dataclass(frozen=True, slots=True)
class EmailAddress:
    """An e-mail address.

    Equal keys mean one account. Mails still go to the address that the account holds, never to
    another spelling that somebody typed: who may spell it differently may be somebody else.

    Args:
        typed: as the person spells it, to be shown again and stored.
        key: the folded form by which an account is found.
        mailbox: for the header of a mail; the domain is ASCII, as every mail server takes it.
    """

    typed: str
    key: str
    mailbox: str


def read_address(*, text: str) -> EmailAddress:
    """Read one address; spaces around it are forgiven. Nothing is looked up in the network.

    Raises:
        AddressInvalid: no address, more than one, too long, or with control characters, a quoted
            name or an IP address, none of which a person's own address has.
    """
    text = text[: 2 * LONGEST].strip(" ")
    if len(text) > LONGEST or not text.isprintable():
        raise AddressInvalid("too long, or with characters that nobody can see")
    try:
        found = validate_email(text, check_deliverability=False, strict=True)
    except EmailNotValidError:
        raise AddressInvalid("no e-mail address") from None
    return EmailAddress(
        typed=found.normalized,
        key=_key_of(found),
        mailbox=f"{found.local_part}@{found.ascii_domain}",
    )


def _key_of(found: ValidatedEmail) -> str:
    """Fold case and Unicode spelling; the domain is the one that is asked for in the network."""
    local_part = unicodedata.normalize("NFC", found.local_part.casefold())
    return f"{local_part}@{found.ascii_domain.casefold()}"
