"""The protocol as PDF in two sizes of type, and as plain text."""

from flask import Response, redirect, render_template, url_for
from htmx_flask import request
from werkzeug.wrappers import Response as AnyResponse

from portal.adapters.pdf import INSTALL_COMMAND, missing_libraries
from portal.blueprints.seekers.robin import advising, session
from portal.services.consultations.read import OpenConsultation
from portal.services.documents.forget_attempts import forget_attempts
from portal.services.documents.order import Order, State
from portal.web import documents, outside
from portal.web.errors import error_page
from portal.web.pages import page

FRAGMENT = "fortschritt"
NORMAL, LARGE = "seekers.robin.protocol", "seekers.robin.large_protocol"
NAME = "Robin-Protokoll"


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
        return documents.load_anew()
    return _show(order, is_large=is_large)


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
    return documents.as_text(text=text, name=f"{NAME}.txt")


def _order(consultation: OpenConsultation, *, is_large: bool) -> Order:
    protocol = advising.protocol_of(consultation)
    html = render_template(
        "documents/protocol.html",
        protocol=protocol,
        law=advising.law_of(protocol),
        code=consultation.code,
        is_large=is_large,
    )
    return documents.order_and_wait(html=html, owner_id=consultation.id)


def _waiting() -> Response:
    return page(
        "seekers/robin/waiting.html",
        fragments=(FRAGMENT,),
        status=200 if request.htmx else 202,
        is_account=False,
        address=request.path,
        back=url_for("seekers.robin.result"),
        seconds=documents.RELOAD_SECONDS,
    )


def _show(order: Order, *, is_large: bool) -> Response:
    """Show the file, or that there will be none."""
    if order.state is State.FAILED:
        return page("seekers/robin/failed.html", status=503, is_large=is_large)
    return documents.as_pdf(data=order.pdf, name=f"{NAME}.pdf")
