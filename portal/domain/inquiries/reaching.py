"""Where letters about inquiries reach a facility: first the person whom it names."""

from collections.abc import Iterable

from portal.domain.accounts.email_address import AddressInvalid, read_address


def emails_of(
    *,
    is_managed: bool,
    contact_email: str | None,
    directory_email: str,
    master_email: str | None = None,
) -> tuple[str, str, str]:
    """Return the addresses in the order in which they are tried; each may be empty or none at all.

    Args:
        is_managed: a provider keeps the profile; else what it says of a person does not count.
        contact_email: of the first contact in the profile; None without profile.
        directory_email: what the directory has.
        master_email: of the account that leads the company; None if no company keeps it.
    """
    return (contact_email or "" if is_managed else "", directory_email, master_email or "")


def mailbox_of(*, emails: Iterable[str]) -> str:
    """Return the first of these that is an address, as a mail's header takes it; else nothing."""
    return next(filter(None, map(_mailbox, emails)), "")


def _mailbox(email: str) -> str:
    try:
        return read_address(text=email).mailbox
    except AddressInvalid:
        return ""
