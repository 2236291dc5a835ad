"""Send the mail that waits: claim one, send it outside any transaction, settle it."""

import logging

from portal.adapters.mail import MailPostponed
from portal.services.mails.claim import Claim, claim_next
from portal.services.mails.read import read_letter
from portal.services.mails.settle import Outcome, settle
from portal.values.errors import PortalError, Unavailable
from portal.web import clock, outside
from portal.web.transactions import writing

log = logging.getLogger(__name__)


def send_mails(_argument: str = "") -> None:
    """Send every mail that is due, one after the other, until the server fails.

    At least once: a worker that dies between sending and settling leaves the mail to be sent
    again, under the same Message-ID.
    """
    goes_on = True
    while goes_on:
        with writing() as session:
            claim = claim_next(session, now=clock.now())
        goes_on = claim is not None and _send(claim)


def _send(claim: Claim) -> bool:
    """Try to send one mail; say whether the server takes others."""
    ports = outside.current()
    try:
        letter = read_letter(claim=claim, cipher=ports.cipher)
        ports.mail.send(letter=letter, mail_id=claim.mail_id, written_at=claim.written_at)
    except MailPostponed as error:
        return _settle(claim, Outcome.POSTPONED, str(error))
    except Unavailable as error:
        _settle(claim, Outcome.POSTPONED, str(error))
        return False
    except PortalError as error:
        return _settle(claim, Outcome.REFUSED, str(error))
    return _settle(claim, Outcome.SENT, "")


def _settle(claim: Claim, outcome: Outcome, reason: str) -> bool:
    with writing() as session:
        is_given_up = settle(session, claim=claim, outcome=outcome, now=clock.now())
    level = logging.ERROR if is_given_up else logging.WARNING if reason else logging.INFO
    word = "given up" if is_given_up else outcome.name.lower()
    log.log(level, "mail %s %s, try %s %s", claim.mail_id, word, claim.tries, reason)
    return True
