"""A kept result as PDF in two sizes of type, and as plain text."""

from flask import Response, redirect, url_for
from htmx_flask import request
from werkzeug.wrappers import Response as AnyResponse

from portal.adapters.pdf import INSTALL_COMMAND, missing_libraries
from portal.blueprints.seekers.results.opening import open_own
from portal.services.documents.forget_attempts import forget_attempts
from portal.services.documents.order import Order, State
from portal.services.documents.owners import owner_of_result
from portal.services.saved_results.read import OpenResult
from portal.web import documents, kept_results, outside
from portal.web.errors import error_page
from portal.web.pages import page

FRAGMENT = "fortschritt"
NORMAL, LARGE = "seekers.results.protocol", "seekers.results.large_protocol"
NAME = "Robin-Protokoll"


def give_pdf(*, result_id: str, is_large: bool) -> AnyResponse:
    """Give the PDF; while the worker renders it, a page that looks again by itself."""
    opened = open_own(result_id)
    if missing_libraries():
        return error_page(status=503, command=INSTALL_COMMAND)
    order = _order(opened, is_large=is_large)
    if order.state is State.WAITING:
        return page(
            "seekers/robin/waiting.html",
            fragments=(FRAGMENT,),
            status=200 if request.htmx else 202,
            is_account=True,
            address=request.path,
            back=url_for("seekers.results.show", result_id=result_id),
            seconds=documents.RELOAD_SECONDS,
        )
    if request.htmx:
        return documents.load_anew()
    if order.state is State.FAILED:
        return page("seekers/results/failed.html", status=503, result=opened, is_large=is_large)
    return documents.as_pdf(data=order.pdf, name=f"{NAME}.pdf")


def try_again(*, result_id: str) -> AnyResponse:
    """Order a document anew that failed: only a person's click does so."""
    is_large = request.form.get("gross") == "ja"
    order = _order(open_own(result_id), is_large=is_large)
    if order.state is State.FAILED:
        forget_attempts(name=order.name, files=outside.current().files)
    return redirect(url_for(LARGE if is_large else NORMAL, result_id=result_id), 303)


def give_text(*, result_id: str) -> Response:
    """Give the result as plain text."""
    text = kept_results.text_of(open_own(result_id).kept)
    return documents.as_text(text=text, name=f"{NAME}.txt")


def _order(opened: OpenResult, *, is_large: bool) -> Order:
    return documents.order_and_wait(
        html=kept_results.document_of(opened.kept, is_large=is_large),
        owner_id=owner_of_result(result_id=opened.id),
    )
