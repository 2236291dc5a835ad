"""Wait a short while for a document that the worker renders."""

import time
from datetime import timedelta

from portal.services.documents.order import Order, State, look_up_order
from portal.web import outside

PAUSE = timedelta(milliseconds=150)


def wait_for_document(*, order: Order, seconds: int) -> Order:
    """Return the order as it stands when it is done, or after the given time at the latest."""
    ports = outside.current()
    ends_at = time.monotonic() + seconds
    while order.state is State.WAITING and time.monotonic() < ends_at:
        time.sleep(PAUSE.total_seconds())
        order = look_up_order(name=order.name, files=ports.files, cipher=ports.cipher)
    return order
