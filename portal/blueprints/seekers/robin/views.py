"""Robin, the Digitale Beratung."""

from flask import Blueprint, Response, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.robin import advising, asking, session, starting
from portal.services.consultations.delete import delete_consultation
from portal.services.consultations.read import ConsultationGone
from portal.services.documents.purge_owner import purge_owner
from portal.web import clock, outside
from portal.web.access import public, writes
from portal.web.pages import page
from portal.web.transactions import writing

blueprint = Blueprint("robin", __name__, url_prefix="/digitale-beratung")


@blueprint.errorhandler(ConsultationGone)
def gone(_error: ConsultationGone) -> Response:
    """Say that the consultation is over and how to begin again."""
    session.forget()
    return page("seekers/robin/gone.html", status=410)


@blueprint.get("/")
@public
def start() -> Response:
    """Show Robin's start page."""
    return starting.show_start()


@blueprint.post("/")
@public
@writes
def begin() -> AnyResponse:
    """Start a consultation with consent."""
    return starting.begin()


@blueprint.get("/frage/<string:page_key>")
@public
def question(page_key: str) -> AnyResponse:
    """Show one topic."""
    return asking.show_question(page_key=page_key)


@blueprint.post("/frage/<string:page_key>")
@public
@writes
def answer(page_key: str) -> AnyResponse:
    """Store the answers of one topic."""
    return asking.answer_question(page_key=page_key)


@blueprint.post("/frage/<string:page_key>/fragen")
@public
def preview(page_key: str) -> AnyResponse:
    """Show the questions that the choices made so far call for."""
    return asking.preview_questions(page_key=page_key)


@blueprint.get("/ergebnis")
@public
def result() -> AnyResponse:
    """Show the six parts."""
    return advising.show_result()


@blueprint.get("/ergebnis/teil/<int:part>/seite/<int:page_number>")
@public
def more(part: int, page_number: int) -> AnyResponse:
    """Show further hits of one part."""
    return advising.show_more(part=part, page_number=page_number)


@blueprint.get("/protokoll.pdf")
@public
def protocol() -> AnyResponse:
    """Give the protocol as PDF."""
    return advising.give_pdf()


@blueprint.post("/loeschen")
@public
@writes
def delete() -> AnyResponse:
    """Delete the answers and documents at once and say so."""
    key = session.key()
    if key is not None:
        with writing() as database:
            owner_id = delete_consultation(database, key=key, now=clock.now())
        if owner_id:
            purge_owner(owner_id=owner_id, now=clock.now(), files=outside.current().files)
    session.forget()
    return redirect(url_for("seekers.robin.deleted"), 303)


@blueprint.get("/geloescht")
@public
def deleted() -> Response:
    """Confirm that the answers are gone."""
    return page("seekers/robin/deleted.html")
