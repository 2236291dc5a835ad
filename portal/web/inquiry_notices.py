"""Letters about inquiries that the portal writes by itself; none of them says what was asked.

They hold a link and, for facilities, the name of the facility from the directory.
"""

from portal.domain.accounts.email_address import read_address
from portal.domain.inquiries.reaching import mailbox_of
from portal.services.inquiries.alternatives import Silence
from portal.services.inquiries.contacts import Contact
from portal.services.inquiries.notices import Notice
from portal.services.inquiries.steps import Post
from portal.web import site
from portal.web.inquiry_links import SEARCH, provider_path, seeker_path, sending_path
from portal.web.letters import compose
from portal.web.posting import mail_id

ANNOUNCE = "announce-inquiries"
"""The job that tells facilities of new inquiries."""
ANSWER = "Antwort auf Ihre Anfrage"


def announcing(notice: Notice) -> Post | None:
    """Return the mail about new inquiries; None if it cannot reach the facility."""
    many = len(notice.links) > 1
    subject = f"{len(notice.links)} neue Anfragen" if many else "Eine neue Anfrage"
    return _to_facility("inquiry_new", notice, subject)


def reminding(notice: Notice) -> Post | None:
    """Return the mail that asks for an answer; None if it cannot reach the facility."""
    many = len(notice.links) > 1
    subject = "Anfragen warten auf Ihre Antwort" if many else "Eine Anfrage wartet auf Ihre Antwort"
    return _to_facility("inquiry_reminder", notice, subject)


def answered(contact: Contact, *, inquiry_id: str) -> Post:
    """Return the mail that says there is an answer."""
    return _to_seeker("inquiry_answered", contact, inquiry_id, ANSWER)


def declined(contact: Contact, *, inquiry_id: str) -> Post:
    """Return the mail that says the facility declined and where others can be asked."""
    return _to_seeker("inquiry_declined", contact, inquiry_id, ANSWER)


def offering_alternatives(silence: Silence) -> Post | None:
    """Return the mail to somebody who got no answer for days, one for all that was sent at once.

    None if the person cannot be written to.
    """
    contact = silence.contact
    if contact is None:
        return None
    letter = compose(
        "inquiry_alternatives",
        sender=site.current().activation_sender,
        recipient=read_address(text=contact.email).mailbox,
        subject="Ihre Anfrage",
        path=seeker_path(token=contact.token, inquiry_id=silence.inquiry_ids[0])
        if silence.is_single
        else sending_path(token=contact.token, batch_id=silence.batch_id),
        is_single=silence.is_single,
        has_answers=silence.has_answers,
    )
    return Post(letter=letter, mail_id=mail_id())


def dropping(contact: Contact, *, inquiry_id: str) -> Post:
    """Return the mail to somebody whose inquiry was not sent on."""
    return _to_seeker("inquiry_dropped", contact, inquiry_id, "Ihre Anfrage")


def closing(contact: Contact, *, inquiry_id: str) -> Post:
    """Return the mail to somebody whose inquiry ended because the facility was deleted."""
    return _to_seeker("inquiry_closed", contact, inquiry_id, "Ihre Anfrage ist beendet")


def ending(contact: Contact) -> Post:
    """Return the mail to somebody whose inquiry ended with the company that keeps the facility.

    It leads to the search: the inquiry itself may be gone with the facility.
    """
    letter = compose(
        "inquiry_ended",
        sender=site.current().activation_sender,
        recipient=read_address(text=contact.email).mailbox,
        subject="Ihre Anfrage ist beendet",
        path=SEARCH,
    )
    return Post(letter=letter, mail_id=mail_id())


def _to_facility(template: str, notice: Notice, subject: str) -> Post | None:
    recipient = mailbox_of(emails=notice.emails)
    if not recipient or not notice.links:
        return None
    letter = compose(
        template,
        sender=site.current().activation_sender,
        recipient=recipient,
        subject=subject,
        facility_name=notice.facility_name,
        contact_name=notice.contact_name,
        paths=[(provider_path(token=one.token), one.sent_at) for one in notice.links],
    )
    return Post(letter=letter, mail_id=mail_id())


def _to_seeker(template: str, contact: Contact, inquiry_id: str, subject: str) -> Post:
    letter = compose(
        template,
        sender=site.current().activation_sender,
        recipient=read_address(text=contact.email).mailbox,
        subject=subject,
        path=seeker_path(token=contact.token, inquiry_id=inquiry_id),
    )
    return Post(letter=letter, mail_id=mail_id())
