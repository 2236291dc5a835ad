"""Letters to facilities about what a seeker did with an inquiry: a link and nothing else."""

from collections.abc import Iterable

from portal.domain.inquiries.reaching import mailbox_of
from portal.services.inquiries.read_own import OwnInquiry
from portal.services.inquiries.steps import Post
from portal.web import site
from portal.web.inquiry_links import provider_path
from portal.web.inquiry_notices import ANNOUNCE
from portal.web.letters import compose
from portal.web.posting import mail_id, run_soon


def withdrawn(inquiries: Iterable[OwnInquiry]) -> dict[str, Post]:
    """Return for each inquiry the letter that its data were taken back."""
    return _letters("inquiry_withdrawn", inquiries, subject="Eine Anfrage wurde zurückgezogen")


def responded(inquiries: Iterable[OwnInquiry]) -> dict[str, Post]:
    """Return for each inquiry the letter that the seeker has responded to the answer."""
    return _letters("inquiry_responded", inquiries, subject="Neues zu Ihrer Antwort")


def settled(inquiries: Iterable[OwnInquiry]) -> dict[str, Post]:
    """Return for each inquiry the letter that it is over."""
    return _letters("inquiry_settled", inquiries, subject="Eine Anfrage ist erledigt")


def announce_soon() -> None:
    """Ask the worker to tell facilities of new inquiries; call it after the commit."""
    run_soon(ANNOUNCE)


def _letters(template: str, inquiries: Iterable[OwnInquiry], *, subject: str) -> dict[str, Post]:
    found = ((one.id, _letter(template, one, subject)) for one in inquiries)
    return {inquiry_id: letter for inquiry_id, letter in found if letter is not None}


def _letter(template: str, inquiry: OwnInquiry, subject: str) -> Post | None:
    """Return the letter; None if the facility cannot be reached.

    Whether it has heard of the inquiry is decided in the transaction that posts the letter.
    """
    recipient = mailbox_of(emails=inquiry.facility_emails)
    if not recipient or not inquiry.provider_token:
        return None
    letter = compose(
        template,
        sender=site.current().activation_sender,
        recipient=recipient,
        subject=subject,
        path=provider_path(token=inquiry.provider_token),
    )
    return Post(letter=letter, mail_id=mail_id())
