"""Robin's result as page and as PDF."""

from flask import Response, abort, make_response, redirect, render_template, request, url_for
from flask import current_app as app
from werkzeug.wrappers import Response as AnyResponse

from portal.adapters.pdf import INSTALL_COMMAND, missing_libraries
from portal.blueprints.seekers.robin import session
from portal.domain.protocol.parts import Protocol
from portal.domain.robin.flow import first_incomplete_page, prune
from portal.domain.robin.recommendation import recommend
from portal.services.consultations.read import OpenConsultation
from portal.services.consultations.recommend import HITS_ON_RESULT, recommend_near
from portal.services.documents.order import State, order_document
from portal.web import clock, content, outside, site
from portal.web.errors import error_page
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.waiting import wait_for_document

MOST_PAGES = 20
HITS_A_PAGE = 10
PARTS_WITH_FACILITIES = (2, 3, 4, 5)


def show_result() -> AnyResponse:
    """Show the six parts; an unfinished consultation leads to its first open question."""
    consultation = session.open_consultation()
    if consultation is None:
        return redirect(url_for("seekers.robin.start"), 303)
    due = _due(consultation)
    if due:
        return redirect(url_for("seekers.robin.question", page_key=due), 303)
    anyway = request.args.get("zeige", type=int)
    protocol = _protocol(
        consultation,
        shown_anyway=anyway if anyway in PARTS_WITH_FACILITIES else None,
    )
    return page("seekers/robin/result.html", protocol=protocol, law=_law())


def show_more(*, part: int, page_number: int) -> AnyResponse:
    """Show further hits of one part, ten a page, inside Robin."""
    consultation = session.open_consultation()
    if consultation is None:
        return redirect(url_for("seekers.robin.start"), 303)
    if part not in PARTS_WITH_FACILITIES or not 1 <= page_number <= MOST_PAGES:
        abort(404)
    if _due(consultation):
        return redirect(url_for("seekers.robin.result"), 303)
    protocol = _protocol(consultation, limit=HITS_A_PAGE * page_number)
    result = protocol.parts[part - 1]
    hits = result.listing.hits[HITS_A_PAGE * (page_number - 1) :] if result.listing else ()
    if result.listing is None or not hits:
        abort(404)
    return page(
        "seekers/robin/more.html",
        protocol=protocol,
        result=result,
        listing=result.listing,
        hits=hits,
        number=page_number,
        last=min(MOST_PAGES, -(-result.listing.total // HITS_A_PAGE)),
    )


def give_pdf() -> AnyResponse:
    """Give the protocol as PDF, rendered by the worker; a page says so if it takes longer."""
    consultation = session.open_consultation()
    if consultation is None:
        return redirect(url_for("seekers.robin.start"), 303)
    if _due(consultation):
        return redirect(url_for("seekers.robin.result"), 303)
    if missing_libraries():
        return error_page(status=503, command=INSTALL_COMMAND)
    protocol = _protocol(consultation)
    ports = outside.current()
    order = order_document(
        html=render_template("documents/protocol.html", protocol=protocol, law=_law()),
        owner_id=consultation.id,
        now=clock.now(),
        secret=str(app.config["SECRET_KEY"]),
        files=ports.files,
        cipher=ports.cipher,
        enqueue=ports.enqueue,
    )
    order = wait_for_document(order=order, seconds=site.current().pdf_wait_seconds)
    if order.state is State.FAILED:
        return error_page(status=503)
    if order.state is State.WAITING:
        return page("seekers/robin/waiting.html", status=202)
    return _pdf(order.pdf)


def _pdf(data: bytes) -> Response:
    response = make_response(data)
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = 'inline; filename="Robin-Protokoll.pdf"'
    return response


def _due(consultation: OpenConsultation) -> str:
    due = first_incomplete_page(catalogue=content.current().catalogue, answers=consultation.answers)
    return due.key if due else ""


def _protocol(
    consultation: OpenConsultation, *, limit: int = HITS_ON_RESULT, shown_anyway: int | None = None
) -> Protocol:
    current = content.current()
    answers = prune(catalogue=current.catalogue, answers=consultation.answers)
    place = current.gazetteer.find(text=str(answers["ort"])).place
    if place is None:
        abort(410)
    return recommend_near(
        db.session(),
        recommendation=recommend(catalogue=current.catalogue, answers=answers),
        place=place,
        radius_km=int(str(answers.get("umkreis", "25"))),
        library=current.library,
        today=clock.today(),
        limit=limit,
        shown_anyway=shown_anyway,
    )


def _law() -> object:
    return content.current().law_at(day=clock.today())
