"""Documents on their way to people: ordered, waited for, handed over as PDF or plain text."""

import logging

from flask import Response, current_app, make_response
from htmx_flask import request

from portal.services.documents.order import Order, order_document
from portal.services.documents.purge_owner import purge_owner
from portal.values.errors import Unavailable
from portal.web import clock, outside, site
from portal.web.waiting import wait_for_document

log = logging.getLogger(__name__)
RELOAD_SECONDS = 5
"""After so long a browser without scripts loads a waiting page again."""


def order_pdf(*, html: str, owner_id: str) -> Order:
    """Order the PDF of a page.

    Raises:
        Unavailable: storage or queue cannot take it now.
    """
    ports = outside.current()
    return order_document(
        html=html,
        owner_id=owner_id,
        now=clock.now(),
        secret=str(current_app.config["SECRET_KEY"]),
        files=ports.files,
        cipher=ports.cipher,
        enqueue=ports.enqueue,
    )


def order_and_wait(*, html: str, owner_id: str) -> Order:
    """Order the PDF of a page and wait a short while for it; who polls does not wait.

    Raises:
        Unavailable: storage or queue cannot take it now.
    """
    order = order_pdf(html=html, owner_id=owner_id)
    seconds = 0 if request.htmx else site.current().pdf_wait_seconds
    return wait_for_document(order=order, seconds=seconds)


def forget_documents(*, owner_id: str) -> None:
    """Delete the documents of what was deleted just now.

    What a storage out of reach keeps, the worker deletes as orphans: it must hold up nobody who
    wants to be forgotten.
    """
    try:
        purge_owner(owner_id=owner_id, now=clock.now(), files=outside.current().files)
    except Unavailable as error:
        log.warning("documents stay for now: %s", type(error).__name__)


def as_pdf(*, data: bytes, name: str) -> Response:
    """Return the answer that shows a PDF, or saves it under that name."""
    return _file(data, kind="application/pdf", name=name)


def as_text(*, text: str, name: str) -> Response:
    """Return the answer that shows plain text, or saves it under that name."""
    return _file(text, kind="text/plain; charset=utf-8", name=name)


def load_anew() -> Response:
    """Let a waiting page load the address it waits for: the file, or that there is none."""
    return make_response("", 200, {"HX-Redirect": request.path})


def _file(content: bytes | str, *, kind: str, name: str) -> Response:
    response = make_response(content)
    response.headers["Content-Type"] = kind
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
