"""From Robin to the Pflegegrad-Rechner, and back with an estimate."""

from http import HTTPStatus

from flask import request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.robin import session
from portal.blueprints.seekers.robin.question_page import LEADS_ON
from portal.domain.robin.answers import ESTIMATE, ESTIMATE_QUESTION, Answer
from portal.domain.robin.flow import prune
from portal.services.consultations.answer import fill, store_answers
from portal.web import clock, content, outside
from portal.web.access import lead_to
from portal.web.estimate import FIELD, estimate_of, read_estimate
from portal.web.transactions import changing

LEADS_ELSEWHERE = (HTTPStatus.SEE_OTHER, HTTPStatus.NO_CONTENT)
"""How a browser and htmx are told to go to another page."""
BACK = "zurueck"


def lead_to_calculator(following: AnyResponse) -> AnyResponse:
    """Lead to the calculator if the page that was answered asks for it, else where it leads."""
    form = request.form
    is_asked = form.get(ESTIMATE_QUESTION) == "ja" and form.get("richtung") != BACK
    leads_on = following.status_code in LEADS_ELSEWHERE or LEADS_ON in following.headers
    if not is_asked or not leads_on:
        return following
    consultation = session.open_consultation()
    if consultation is None or ESTIMATE in consultation.answers:
        return following
    kept = prune(catalogue=content.current().catalogue, answers=consultation.answers)
    if kept.get(ESTIMATE_QUESTION) != "ja":
        return following
    return lead_to(url_for("seekers.pflegegrad.start"))


def estimate_in_form() -> str:
    """Return the encrypted estimate of the form that was sent; empty if it cannot be read."""
    text = request.form.get(FIELD, "")
    return text if read_estimate(text=text) else ""


def answers_of_form() -> dict[str, Answer]:
    """Return the answers that an estimate in the start page's form makes; none without one."""
    estimate = read_estimate(text=request.form.get(FIELD, ""))
    return {} if estimate is None else {ESTIMATE_QUESTION: "ja", ESTIMATE: estimate}


def take_over(*, grade: int) -> bool:
    """Store the estimate in this browser's consultation; say whether Robin can use it.

    It cannot where there is a Pflegegrad already or its decision is awaited; nothing is stored
    then.

    Raises:
        ConsultationGone: the consultation is over.
    """
    consultation = session.open_consultation()
    key = session.key()
    if consultation is None or key is None:
        return False
    if consultation.answers.get("pg_status") in {"ja", "beantragt"}:
        return False
    cipher = outside.current().cipher
    estimate = {ESTIMATE_QUESTION: "ja", ESTIMATE: estimate_of(grade=grade)}
    filled = fill(
        read=consultation,
        answers={**consultation.answers, **estimate},
        catalogue_version=consultation.catalogue_version,
        cipher=cipher,
    )
    with changing() as database:
        store_answers(database, key=key, filled=filled, now=clock.now(), cipher=cipher)
    return True
