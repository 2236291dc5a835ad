"""The way from a view to the outbox: an id before the transaction, a nudge after it."""

import logging
import secrets

from portal.values.errors import Unavailable
from portal.web import outside

log = logging.getLogger(__name__)
SEND_MAILS = "send-mails"
ID_BYTES = 16


def mail_id() -> str:
    """Return a random id for a mail: 32 hex digits."""
    return secrets.token_hex(ID_BYTES)


def send_soon() -> None:
    """Ask the worker to send what waits; call it after the commit.

    A queue that is full or out of reach is no error: the worker looks each minute anyway.
    """
    try:
        outside.current().enqueue(job=SEND_MAILS, argument="")
    except Unavailable as error:
        log.warning("mail waits for the next minute: %s", type(error).__name__)
