"""Erase an account with its documents."""

from portal.domain.accounts.email_address import read_address
from portal.domain.accounts.visitor import Visitor
from portal.services.accounts.erase import erase_account
from portal.services.documents.owners import owner_of_result
from portal.services.reviews.anonymise import anonymise_reviews
from portal.services.reviews.find_authored import find_authored
from portal.services.waiting.leave import leave_lists
from portal.web import clock, outside, site
from portal.web.documents import forget_documents
from portal.web.extensions import db
from portal.web.letters import compose
from portal.web.posting import mail_id, send_soon
from portal.web.transactions import writing
from portal.web.waiting_people import holder_of_account

SUBJECT = "Ihr Konto ist gelöscht"


def erase(found: Visitor, *, password_hash: str) -> None:
    """Erase everything in one transaction, with name and address under reviews, then documents.

    Raises:
        PasswordOutdated: the password was changed at the same moment.
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
    with writing() as session:
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
