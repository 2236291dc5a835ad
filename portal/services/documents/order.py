"""Order a PDF: hand the document to the worker once, however often it is asked for."""

import hashlib
import hmac
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from portal.values.ports import Encrypt, Enqueue, StoreFile

FOLDER = "dokumente"
JOB = "render_document"
GIVE_UP_AFTER = timedelta(seconds=60)
"""A document that still waits after this time is queued again: its worker died."""
MOST_ATTEMPTS = 3
"""A document that failed so often fails always: nobody queues it again unasked."""


class State(StrEnum):
    """How far an ordered document is."""

    READY = "ready"
    WAITING = "waiting"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Order:
    """An ordered document.

    Args:
        name: where it lies in the storage, without ending; of the form folder/owner/hash.
        pdf: the file, if it is ready.
    """

    name: str
    state: State
    pdf: bytes = b""


def order_document(
    *,
    html: str,
    owner_id: str,
    now: datetime,
    secret: str,
    files: StoreFile,
    cipher: Encrypt,
    enqueue: Enqueue,
) -> Order:
    """Return the PDF of this document or order it; equal documents are rendered once.

    The document and its PDF are stored encrypted under names that reveal nothing. A document that
    could not be rendered is ordered anew up to three times in all, then it counts as failed until
    its attempts are forgotten.

    Raises:
        Unavailable: the storage cannot be written now, or the queue takes no job; then nothing
            is left waiting, so that the next attempt orders anew.
    """
    digest = hmac.new(secret.encode(), f"{owner_id}\n{html}".encode(), hashlib.sha256).hexdigest()
    order = look_up_order(name=f"{FOLDER}/{owner_id}/{digest}", files=files, cipher=cipher)
    if order.state is State.READY or _is_given_up(order, files):
        return order
    waiting = f"{order.name}.html"
    data = cipher.encrypt(plain=html.encode(), owner_id=order.name)
    # Of several orders at the same moment one creates the file and queues the job.
    if not files.create(name=waiting, data=data):
        if waiting not in files.list_written_before(
            prefix=f"{FOLDER}/{owner_id}", moment=now - GIVE_UP_AFTER
        ):
            return Order(name=order.name, state=State.WAITING)
        files.write(name=waiting, data=data)
    with ExitStack() as on_failure:
        on_failure.callback(files.delete, name=waiting)
        attempt = _begin_attempt(order.name, files)
        if attempt is None:
            return Order(name=order.name, state=State.FAILED)
        on_failure.callback(files.delete, name=attempt)
        enqueue(job=JOB, argument=order.name)
        on_failure.pop_all()
    return Order(name=order.name, state=State.WAITING)


def attempts_of(*, name: str) -> tuple[str, ...]:
    """Return the names of the files that count how often the document was queued."""
    return tuple(f"{name}-{number}.try" for number in range(1, MOST_ATTEMPTS + 1))


def _begin_attempt(name: str, files: StoreFile) -> str | None:
    """Count one more attempt and return its file; None if there were enough."""
    return next((one for one in attempts_of(name=name) if files.create(name=one, data=b"")), None)


def _is_given_up(order: Order, files: StoreFile) -> bool:
    last = attempts_of(name=order.name)[-1]
    return order.state is State.FAILED and files.read(name=last) is not None


def look_up_order(*, name: str, files: StoreFile, cipher: Encrypt) -> Order:
    """Return how far the document of that name is, with the PDF if it is ready.

    One that was never ordered or that is deleted counts as failed: it can be ordered again.
    """
    # The order is read first: the worker deletes it only after it has stored the PDF.
    is_ordered = files.read(name=f"{name}.html") is not None
    stored = files.read(name=f"{name}.pdf")
    if stored is not None:
        return Order(name=name, state=State.READY, pdf=cipher.decrypt(cipher=stored, owner_id=name))
    return Order(name=name, state=State.WAITING if is_ordered else State.FAILED)
