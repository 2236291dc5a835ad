"""Erase an account with its documents."""

from portal.domain.accounts.email_address import read_address
from portal.domain.accounts.visitor import Visitor
from portal.domain.inquiries.owner import Owner
from portal.queries.companies import find_company_of_master, list_facility_ids
from portal.queries.inquiries import list_owned
from portal.services.accounts.erase import erase_account
from portal.services.documents.owners import owner_of_result
from portal.services.inquiries.close import close_inquiries
from portal.services.inquiries.contacts import read_unfinished_contacts
from portal.services.inquiries.read_own import read_own
from portal.services.inquiries.steps import Post
from portal.services.inquiries.withdraw import withdraw_inquiries
from portal.services.reviews.anonymise import anonymise_reviews
from portal.services.reviews.find_authored import find_authored
from portal.services.waiting.leave import leave_lists
from portal.web import clock, outside, site
from portal.web.documents import forget_documents
from portal.web.extensions import db
from portal.web.inquiry_letters import withdrawn
from portal.web.inquiry_notices import ending
from portal.web.letters import compose
from portal.web.posting import mail_id, send_soon
from portal.web.transactions import writing
from portal.web.waiting_people import holder_of_account

SUBJECT = "Ihr Konto ist gelöscht"


def erase(found: Visitor, *, password_hash: str) -> None:
    """Erase everything in one transaction, with name and address under reviews, then documents.

    Inquiries are withdrawn before the account goes, and the facilities are told of it. Where a
    company ends with the account, who waits for an answer of one of its facilities is told.

    Raises:
        PasswordOutdated: the password was changed at the same moment.
        AskedMeanwhile: an inquiry came to one of the facilities at the same moment.
    """
    letter = compose(
        "account_erased",
        sender=site.current().activation_sender,
        recipient=read_address(text=found.email).mailbox,
        subject=SUBJECT,
    )
    review_ids = find_authored(
        db.session(),
        address_key=read_address(text=found.email).key,
        cipher=outside.current().cipher,
    )
    waits_as = holder_of_account(visitor=found)
    asks_as = Owner(account_id=found.account_id)
    sent = read_own(db.session(), owner=asks_as, cipher=outside.current().cipher)
    posts = withdrawn(inquiry for sending in sent for inquiry in sending.inquiries)
    waiting = _waiting_at_the_company(found)
    with writing() as session:
        for facility_id, endings in waiting.items():
            close_inquiries(
                session,
                facility_id=facility_id,
                posts=endings,
                now=clock.now(),
                cipher=outside.current().cipher,
            )
        withdraw_inquiries(
            session,
            owner=asks_as,
            inquiry_ids=frozenset(one.id for one in list_owned(session, owner=asks_as)),
            posts=posts,
            now=clock.now(),
            cipher=outside.current().cipher,
        )
        result_ids = erase_account(
            session,
            account_id=found.account_id,
            password_hash=password_hash,
            letter=letter,
            mail_id=mail_id(),
            now=clock.now(),
            cipher=outside.current().cipher,
        )
        leave_lists(session, holder=waits_as)
        anonymise_reviews(session, review_ids=review_ids, fresh_key=mail_id)
    for result_id in result_ids:
        forget_documents(owner_id=owner_of_result(result_id=result_id))
    send_soon()


def _waiting_at_the_company(found: Visitor) -> dict[int, dict[str, Post | None]]:
    """Return the letters to those who wait, by facility and inquiry, if a company would end."""
    session, cipher = db.session(), outside.current().cipher
    company = find_company_of_master(session, account_id=found.account_id)
    ids = list_facility_ids(session, company_id=company.id) if company else ()
    return {
        facility_id: {
            inquiry_id: ending(contact) if contact else None
            for inquiry_id, contact in read_unfinished_contacts(
                session, facility_id=facility_id, cipher=cipher
            ).items()
        }
        for facility_id in ids
    }
