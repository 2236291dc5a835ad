"""Robin's start page: place, radius and consent."""

import secrets

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.robin import estimating, forms, session
from portal.domain.places.place import Resolution
from portal.domain.robin.answers import Answer
from portal.domain.robin.consent import consent_version
from portal.domain.robin.flow import next_page
from portal.services.consultations.find import ConsultationGone
from portal.services.consultations.start import StartedMeanwhile, start_consultation
from portal.web import clock, content, outside, plain_language
from portal.web.named_problem import NamedProblem
from portal.web.pages import page
from portal.web.place_input import read_place
from portal.web.transactions import writing
from portal.web.typed_text import shown_again

TEMPLATE = "seekers/robin/start.html"


def show_start(*, estimate: str = "") -> Response:
    """Show the start page; a consultation under way fills place and radius, never the tick.

    `estimate` is the encrypted estimate of the Pflegegrad with which somebody comes here.
    """
    catalogue = content.current().catalogue
    answers = _stored_answers()
    place = content.current().gazetteer.find(text=str(answers.get("ort", "")))
    return page(
        TEMPLATE,
        start=catalogue.pages[0],
        questions=catalogue.question_by_id,
        typed=place.place.label if place.place else "",
        radius=answers.get("umkreis", catalogue.question_by_id["umkreis"].default),
        has_consent=False,
        place=Resolution(None),
        problems=(),
        is_running=len(answers) > 0,
        estimate=estimate,
    )


def begin() -> AnyResponse:
    """Start the consultation, or show the page again and say what is missing."""
    catalogue = content.current().catalogue
    place = read_place(form=request.form, gazetteer=content.current().gazetteer)
    radius = request.form.get("umkreis") or catalogue.question_by_id["umkreis"].default or ""
    has_consent = request.form.get("einwilligung") == "ja"
    if plain_language.switch_as_asked():
        return _show_again(place=place, radius=radius, has_consent=has_consent)
    problems = forms.start_problems(
        place=place,
        has_consent=has_consent,
        radius_is_known=radius in catalogue.question_by_id["umkreis"].option_keys,
    )
    if problems or place.place is None:
        return _show_again(place=place, radius=radius, has_consent=has_consent, problems=problems)
    answers: dict[str, Answer] = {
        "ort": place.place.key,
        "umkreis": radius,
        "einwilligung": "ja",
        **estimating.answers_of_form(),
    }
    key = session.key_to_begin_with()
    try:
        _start(key=key, answers=answers)
    except ConsultationGone:  # Its code was deleted between the look and the write.
        _start(key=session.take_key_of_form(), answers=answers)
    except StartedMeanwhile:  # A double click: the other one has stored it by now.
        _start(key=key, answers=answers)
    following = next_page(catalogue=catalogue, page=catalogue.pages[0], answers=answers)
    page_key = following.key if following else catalogue.pages[0].key
    return redirect(url_for("seekers.robin.question", page_key=page_key), 303)


def _show_again(
    *,
    place: Resolution,
    radius: str,
    has_consent: bool,
    problems: tuple[NamedProblem, ...] = (),
) -> Response:
    """Show the page with what was typed and ticked, and what is wrong with it."""
    catalogue = content.current().catalogue
    return page(
        TEMPLATE,
        status=422 if problems else 200,
        start=catalogue.pages[0],
        questions=catalogue.question_by_id,
        typed=shown_again(request.form.get("ort", "")),
        radius=radius,
        has_consent=has_consent,
        place=place,
        problems=problems,
        is_running=False,
        estimate=estimating.estimate_in_form(),
    )


def _start(*, key: str, answers: dict[str, Answer]) -> None:
    catalogue = content.current().catalogue
    with writing() as database:
        start_consultation(
            database,
            key=key,
            consultation_id=secrets.token_hex(16),
            answers=answers,
            catalogue_version=catalogue.version,
            consent_version=consent_version(catalogue=catalogue),
            now=clock.now(),
            cipher=outside.current().cipher,
        )


def _stored_answers() -> dict[str, Answer]:
    try:
        consultation = session.open_consultation()
    except ConsultationGone:
        return {}
    return dict(consultation.answers) if consultation else {}
