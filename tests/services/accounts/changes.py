"""A change of address as the tests ask for it and confirm it."""

from portal.domain.accounts.email_address import read_address
from portal.models.account import Account
from portal.services.accounts.confirm_address import ChangedMails, confirm_address
from portal.services.accounts.request_address_change import ChangeMails, request_address_change
from tests.factories.mails import make_letter
from tests.factories.own_account import CIPHER, NOW

OLD_LINK, NEW_LINK = "a" * 64, "b" * 64
WANTED = "neu@example.org"
DEVICE = "Firefox unter Windows"


def request(session, account, *, email=WANTED, links=(OLD_LINK, NEW_LINK), ids="12", **changes):
    """Ask for another address; `ids` make the ids of the mails."""
    stored = session.get(Account, account.id)
    request_address_change(
        session,
        account_id=account.id,
        password_hash=changes.get("password_hash", stored.password_hash if stored else ""),
        address=read_address(text=email),
        old_token_hash=links[0],
        new_token_hash=links[1],
        mails=ChangeMails(
            to_old=make_letter(recipient="", subject="Link alt"),
            to_new=make_letter(recipient=email, subject="Link neu"),
            to_taken=make_letter(recipient=email, subject="Schon vergeben"),
            old_mail_id=ids[0] * 32,
            new_mail_id=ids[1] * 32,
        ),
        device=DEVICE,
        now=changes.get("now", NOW),
        cipher=CIPHER,
    )


def confirm(session, link, *, now=NOW, ids="34"):
    """Confirm by one link and say whether the change is done."""
    return confirm_address(
        session,
        token_hash=link,
        mails=ChangedMails(
            to_old=make_letter(recipient="old@example.org", subject="Gewechselt"),
            to_new=make_letter(recipient=WANTED, subject="Gewechselt"),
            old_mail_id=ids[0] * 32,
            new_mail_id=ids[1] * 32,
        ),
        device=DEVICE,
        now=now,
        cipher=CIPHER,
    )
