"""A kept result as PDF in two sizes of type, and as plain text."""

from flask import Response, make_response, redirect, url_for
from flask import current_app as app
from htmx_flask import request
from werkzeug.wrappers import Response as AnyResponse

from portal.adapters.pdf import INSTALL_COMMAND, missing_libraries
from portal.blueprints.seekers.results.opening import open_own
from portal.services.documents.forget_attempts import forget_attempts
from portal.services.documents.order import Order, State, order_document
from portal.services.documents.owners import owner_of_result
from portal.services.saved_results.read import OpenResult
from portal.web import clock, kept_results, outside, site
from portal.web.errors import error_page
from portal.web.pages import page
from portal.web.waiting import wait_for_document

FRAGMENT = "fortschritt"
NORMAL, LARGE = "seekers.results.protocol", "seekers.results.large_protocol"
RELOAD_SECONDS = 5
"""After so long a browser without scripts loads the waiting page again."""


def give_pdf(*, result_id: str, is_large: bool) -> AnyResponse:
    """Give the PDF; while the worker renders it, a page that looks again by itself."""
    opened = open_own(result_id)
    if missing_libraries():
        return error_page(status=503, command=INSTALL_COMMAND)
    order = _order(opened, is_large=is_large)
    if order.state is State.WAITING:
        return page(
            "seekers/results/waiting.html",
            fragments=(FRAGMENT,),
            status=200 if request.htmx else 202,
            address=request.path,
            result=opened,
            seconds=RELOAD_SECONDS,
        )
    if request.htmx:
        # Let the waiting page show the file, or that there will be none.
        return make_response("", 200, {"HX-Redirect": request.path})
    if order.state is State.FAILED:
        return page("seekers/results/failed.html", status=503, result=opened, is_large=is_large)
    return _pdf(order.pdf)


def try_again(*, result_id: str) -> AnyResponse:
    """Order a document anew that failed: only a person's click does so."""
    is_large = request.form.get("gross") == "ja"
    order = _order(open_own(result_id), is_large=is_large)
    if order.state is State.FAILED:
        forget_attempts(name=order.name, files=outside.current().files)
    return redirect(url_for(LARGE if is_large else NORMAL, result_id=result_id), 303)


def give_text(*, result_id: str) -> Response:
    """Give the result as plain text."""
    response = make_response(kept_results.text_of(open_own(result_id).kept))
    response.headers["Content-Type"] = "text/plain; charset=utf-8"
    response.headers["Content-Disposition"] = 'inline; filename="Robin-Protokoll.txt"'
    return response


def _order(opened: OpenResult, *, is_large: bool) -> Order:
    ports = outside.current()
    order = order_document(
        html=kept_results.document_of(opened.kept, is_large=is_large),
        owner_id=owner_of_result(result_id=opened.id),
        now=clock.now(),
        secret=str(app.config["SECRET_KEY"]),
        files=ports.files,
        cipher=ports.cipher,
        enqueue=ports.enqueue,
    )
    seconds = 0 if request.htmx else site.current().pdf_wait_seconds
    return wait_for_document(order=order, seconds=seconds)


def _pdf(data: bytes) -> Response:
    response = make_response(data)
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = 'inline; filename="Robin-Protokoll.pdf"'
    return response
