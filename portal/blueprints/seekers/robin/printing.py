"""The protocol as PDF in two sizes of type, and as plain text."""

from flask import Response, make_response, redirect, render_template, url_for
from flask import current_app as app
from htmx_flask import request
from werkzeug.wrappers import Response as AnyResponse

from portal.adapters.pdf import INSTALL_COMMAND, missing_libraries
from portal.blueprints.seekers.robin import advising, session
from portal.services.consultations.read import OpenConsultation
from portal.services.documents.forget_attempts import forget_attempts
from portal.services.documents.order import Order, State, order_document
from portal.web import clock, outside, site
from portal.web.errors import error_page
from portal.web.pages import page
from portal.web.waiting import wait_for_document

FRAGMENT = "fortschritt"
NORMAL, LARGE = "seekers.robin.protocol", "seekers.robin.large_protocol"
RELOAD_SECONDS = 5
"""After so long a browser without scripts loads the waiting page again."""


def give_pdf(*, is_large: bool) -> AnyResponse:
    """Give the PDF; while the worker renders it, a page that looks again by itself."""
    consultation = session.open_consultation()
    if consultation is None:
        return redirect(url_for("seekers.robin.start"), 303)
    if advising.first_open_page(consultation):
        return redirect(url_for("seekers.robin.result"), 303)
    if missing_libraries():
        return error_page(status=503, command=INSTALL_COMMAND)
    order = _order(consultation, is_large=is_large)
    if order.state is State.WAITING:
        return _waiting()
    if request.htmx:
        return _load_anew()
    return _failed(is_large=is_large) if order.state is State.FAILED else _pdf(order.pdf)


def try_again(*, is_large: bool) -> AnyResponse:
    """Order a document anew that failed: only a person's click does so."""
    consultation = session.open_consultation()
    if consultation is None:
        return redirect(url_for("seekers.robin.start"), 303)
    if advising.first_open_page(consultation):
        return redirect(url_for("seekers.robin.result"), 303)
    order = _order(consultation, is_large=is_large)
    if order.state is State.FAILED:
        forget_attempts(name=order.name, files=outside.current().files)
    return redirect(url_for(LARGE if is_large else NORMAL), 303)


def give_text() -> AnyResponse:
    """Give the protocol as plain text."""
    consultation = session.open_consultation()
    if consultation is None:
        return redirect(url_for("seekers.robin.start"), 303)
    if advising.first_open_page(consultation):
        return redirect(url_for("seekers.robin.result"), 303)
    protocol = advising.protocol_of(consultation)
    text = render_template(
        "documents/protocol.txt",
        protocol=protocol,
        law=advising.law_of(protocol),
        code=consultation.code,
    )
    response = make_response(text)
    response.headers["Content-Type"] = "text/plain; charset=utf-8"
    response.headers["Content-Disposition"] = 'inline; filename="Robin-Protokoll.txt"'
    return response


def _order(consultation: OpenConsultation, *, is_large: bool) -> Order:
    ports = outside.current()
    protocol = advising.protocol_of(consultation)
    html = render_template(
        "documents/protocol.html",
        protocol=protocol,
        law=advising.law_of(protocol),
        code=consultation.code,
        is_large=is_large,
    )
    order = order_document(
        html=html,
        owner_id=consultation.id,
        now=clock.now(),
        secret=str(app.config["SECRET_KEY"]),
        files=ports.files,
        cipher=ports.cipher,
        enqueue=ports.enqueue,
    )
    seconds = 0 if request.htmx else site.current().pdf_wait_seconds
    return wait_for_document(order=order, seconds=seconds)


def _waiting() -> Response:
    return page(
        "seekers/robin/waiting.html",
        fragments=(FRAGMENT,),
        status=200 if request.htmx else 202,
        address=request.path,
        seconds=RELOAD_SECONDS,
    )


def _failed(*, is_large: bool) -> Response:
    return page("seekers/robin/failed.html", status=503, is_large=is_large)


def _load_anew() -> Response:
    """Let the waiting page show the file, or that there will be none."""
    response = make_response("", 200)
    response.headers["HX-Redirect"] = request.path
    return response


def _pdf(data: bytes) -> Response:
    response = make_response(data)
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = 'inline; filename="Robin-Protokoll.pdf"'
    return response
