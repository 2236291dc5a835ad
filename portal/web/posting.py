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
    """Ask the worker to send what waits; call it after the commit."""
    run_soon(SEND_MAILS)


def run_soon(job: str) -> None:
    """Ask the worker for a job that it also does by itself from time to time.

    A queue that is full or out of reach is no error: then it is done a little later.
    """
    try:
        outside.current().enqueue(job=job, argument="")
    except Unavailable as error:
        log.warning("%s waits for its next turn: %s", job, type(error).__name__)
