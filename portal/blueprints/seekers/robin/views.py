"""Robin, the Digitale Beratung."""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.robin import (
    advising,
    asking,
    ending,
    estimating,
    printing,
    resuming,
    session,
    starting,
)
from portal.services.consultations.find import ConsultationGone
from portal.web import plain_language
from portal.web.access import lead_to, public, writes
from portal.web.own_path import own_path
from portal.web.pages import page

blueprint = Blueprint("robin", __name__, url_prefix="/digitale-beratung")
blueprint.add_app_template_global(session.mark, "consultation_mark")


@blueprint.errorhandler(ConsultationGone)
def gone(_error: ConsultationGone) -> Response:
    """Say that the consultation is over and how to begin again."""
    session.forget()
    return page("seekers/robin/gone.html", status=410)


@blueprint.errorhandler(session.OtherConsultation)
def other(_error: session.OtherConsultation) -> Response:
    """Say that another consultation is open by now, and lead to it."""
    return page("seekers/robin/other.html", status=409)


@blueprint.errorhandler(advising.PlaceUnknown)
def ask_place_again(_error: advising.PlaceUnknown) -> AnyResponse:
    """Lead to the start page, which asks for the place."""
    return lead_to(url_for("seekers.robin.start"))


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
    return estimating.lead_to_calculator(asking.answer_question(page_key=page_key))


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


@blueprint.get("/antworten")
@public
def answers() -> AnyResponse:
    """Show the answers so far, each with the way to change it."""
    return advising.show_answers()


@blueprint.get("/protokoll.pdf")
@public
def protocol() -> AnyResponse:
    """Give the protocol as PDF."""
    return printing.give_pdf(is_large=False)


@blueprint.get("/protokoll-gross.pdf")
@public
def large_protocol() -> AnyResponse:
    """Give the protocol as PDF in large type."""
    return printing.give_pdf(is_large=True)


@blueprint.post("/protokoll/noch-einmal")
@public
@writes
def render_again() -> AnyResponse:
    """Try once more to make a PDF that failed."""
    return printing.try_again(is_large=request.form.get("gross") == "ja")


@blueprint.get("/protokoll.txt")
@public
def plain_protocol() -> AnyResponse:
    """Give the protocol as plain text."""
    return printing.give_text()


@blueprint.get("/weiter")
@public
def resume() -> Response:
    """Show the field for a resume code."""
    return resuming.show_entry()


@blueprint.post("/weiter")
@public
@writes
def enter_code() -> AnyResponse:
    """Open or revoke the consultation of a code."""
    return resuming.enter_code()


@blueprint.post("/code")
@public
@writes
def make_code() -> AnyResponse:
    """Make a resume code."""
    return resuming.make_code()


@blueprint.post("/code/loeschen")
@public
@writes
def drop_code() -> AnyResponse:
    """Delete the resume code."""
    return resuming.drop_code()


@blueprint.post("/neu")
@public
@writes
def begin_anew() -> AnyResponse:
    """Clear everything and begin anew."""
    return ending.begin_anew()


@blueprint.post("/widerrufen")
@public
@writes
def revoke() -> AnyResponse:
    """Revoke the consent; the answers go at once."""
    return ending.revoke()


@blueprint.get("/geloescht")
@public
def deleted() -> Response:
    """Confirm that the answers are gone."""
    return ending.show_deleted()


@blueprint.post("/verlassen")
@public
@writes
def leave() -> AnyResponse:
    """Leave quickly."""
    return ending.leave()


@blueprint.get("/verlassen")
@public
def left() -> Response:
    """Lead on to a neutral site."""
    return ending.show_left()


@blueprint.post("/sprache")
@public
@writes
def language() -> AnyResponse:
    """Switch plain language on or off and go back to where the person was."""
    plain_language.switch_as_asked()
    return redirect(own_path(request.form.get("zurueck", "")), 303)
