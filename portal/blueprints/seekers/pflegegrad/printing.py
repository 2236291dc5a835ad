"""The PDF „Vorbereitung auf die Begutachtung“: ordered by a click, rendered by the worker."""

from dataclasses import dataclass

from flask import Response, make_response, render_template
from htmx_flask import request

from portal.adapters.pdf import INSTALL_COMMAND, missing_libraries
from portal.blueprints.seekers.pflegegrad import asking, forms, resulting, sealing, starting
from portal.domain.pflegegrad.answer_sheet import AnswerSheet, person_of
from portal.domain.pflegegrad.questionnaire import list_pages
from portal.services.documents.forget_attempts import forget_attempts
from portal.services.documents.order import State
from portal.web import clock, content, documents, outside
from portal.web.errors import error_page
from portal.web.pages import page

FRAGMENT = "vorbereitung"
ONCE_MORE, LARGE = "neu", "gross"
HEADINGS = {
    State.WAITING: "Ihr PDF wird erstellt",
    State.READY: "Ihr PDF ist fertig",
    State.FAILED: "Das PDF ist nicht fertig geworden",
}


@dataclass(frozen=True, slots=True)
class AnsweredModule:
    """A page of the form with its questions and answers in words."""

    title: str
    answers: tuple[tuple[str, str], ...]


def give_pdf() -> Response:
    """Give the PDF of the answers in the form; while it is made, a page that says so."""
    try:
        sheet = sealing.unseal(text=request.form.get(sealing.FIELD, ""))
    except sealing.SheetLost:
        return asking.rescue()
    if not sheet.has_person:
        return starting.show_start(sheet=sheet)
    if missing_libraries():
        return error_page(status=503, command=INSTALL_COMMAND)
    is_large = request.form.get("schrift") == LARGE
    values = document_values(sheet=sheet)
    html = render_template("documents/pflegegrad.html", **values, is_large=is_large)
    owner_id = sealing.owner_of(sheet=sheet)
    order = documents.order_and_wait(html=html, owner_id=owner_id)
    if order.state is State.FAILED and request.form.get("versuch") == ONCE_MORE:
        forget_attempts(name=order.name, files=outside.current().files)
        order = documents.order_and_wait(html=html, owner_id=owner_id)
    if request.htmx and order.state is State.WAITING:
        return make_response("", 204)
    if order.state is State.READY and not request.htmx:
        return documents.as_pdf(data=order.pdf, name="Begutachtung-vorbereiten.pdf")
    return _progress(sheet, order.state, LARGE if is_large else "")


def _progress(sheet: AnswerSheet, state: State, size: str) -> Response:
    """Show how far the document is; it is the answer to a form, so that a click opens it."""
    statuses = {State.WAITING: 202, State.FAILED: 503}
    return page(
        "seekers/pflegegrad/document.html",
        fragments=(FRAGMENT,),
        status=200 if request.htmx else statuses[state],
        heading=HEADINGS[state],
        announcement=HEADINGS[state],
        is_waiting=state is State.WAITING,
        has_failed=state is State.FAILED,
        size=size,
        sealed=sealing.seal(sheet=sheet),
    )


def document_values(*, sheet: AnswerSheet) -> dict[str, object]:
    """Return what the document shows: the result and every answer by module."""
    instrument = content.current().instruments.at(day=sheet.assessed_on)
    pages = list_pages(person=person_of(sheet=sheet, instrument=instrument), instrument=instrument)
    answered = tuple(
        AnsweredModule(
            title=forms.page_title(page=one),
            answers=tuple(
                (
                    forms.title_of(question=question),
                    forms.answer_words(question=question, sheet=sheet),
                )
                for question in one.questions
            ),
        )
        for one in pages
    )
    values = resulting.result_values(sheet=sheet, finding=resulting.find(sheet=sheet))
    return {**values, "answered": answered, "made_on": clock.today()}
