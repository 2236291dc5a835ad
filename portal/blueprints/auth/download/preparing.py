"""Which PDFs of saved results are ready for the download, and how the others come into being."""

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.adapters.pdf import missing_libraries
from portal.queries.saved_results import list_ids
from portal.services.documents.list_rendered import list_rendered
from portal.services.documents.owners import owner_of_result
from portal.services.saved_results.read import ResultUnreadable, read_result
from portal.values.errors import Unavailable
from portal.web import clock, documents, kept_results, outside
from portal.web.access import signed_in
from portal.web.extensions import db
from portal.web.pages import page

MOST_ORDERS = 10
"""At one click: others want the worker, too."""
ORDERED = "bestellt"


def show_page(*, too_often: str = "", wait: int = 0) -> Response:
    """Say what is in the file; with a wait, when it can be had again."""
    result_ids = list_ids(db.session(), account_id=signed_in().account_id)
    missing = _without_pdf(result_ids)
    response = page(
        "auth/download/show.html",
        status=429 if wait else 200,
        count=len(result_ids),
        missing=len(missing),
        can_render=not missing_libraries(),
        is_ordered=request.args.get("hinweis") == ORDERED,
        too_often=too_often,
    )
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def order_missing() -> AnyResponse:
    """Order some of the PDFs that are missing; a queue that is full takes the rest later."""
    account_id = signed_in().account_id
    result_ids = list_ids(db.session(), account_id=account_id)
    try:
        for result_id in _without_pdf(result_ids)[:MOST_ORDERS]:
            _order(result_id, account_id)
    except Unavailable:
        return redirect(url_for("auth.download.show"), 303)
    return redirect(url_for("auth.download.show", hinweis=ORDERED), 303)


def _without_pdf(result_ids: tuple[str, ...]) -> tuple[str, ...]:
    now, files = clock.now(), outside.current().files
    return tuple(
        one
        for one in result_ids
        if not list_rendered(owner_id=owner_of_result(result_id=one), now=now, files=files)
    )


def _order(result_id: str, account_id: str) -> None:
    ports = outside.current()
    try:
        opened = read_result(
            db.session(), result_id=result_id, account_id=account_id, cipher=ports.cipher
        )
    except ResultUnreadable:
        return
    documents.order_pdf(
        html=kept_results.document_of(opened.kept, is_large=False),
        owner_id=owner_of_result(result_id=result_id),
    )
