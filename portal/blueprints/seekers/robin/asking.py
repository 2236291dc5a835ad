"""Robin's question pages: one topic at a time, forwards and back."""

from functools import partial
from typing import Any

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.robin import advising, forms, question_page, session
from portal.blueprints.seekers.robin.prepared import prepared_page
from portal.domain.robin import flow
from portal.domain.robin.answers import Answers, values_of
from portal.domain.robin.catalogue.load import Catalogue
from portal.domain.robin.catalogue.questions import Page
from portal.domain.robin.leaving import keep_what_fits
from portal.domain.robin.saving import walk_may_be_kept
from portal.domain.robin.submission import Accepted, accept
from portal.services.consultations.answer import fill, store_answers
from portal.services.consultations.find import ConsultationGone
from portal.services.consultations.read import OpenConsultation
from portal.services.consultations.withdraw_code import withdraw_code
from portal.web import clock, content, outside, plain_language
from portal.web.access import lead_to
from portal.web.transactions import changing, writing

BACK = "zurueck"
TO_RESULT = "ergebnis"


def show_question(*, page_key: str) -> AnyResponse:
    """Show the questions of a page; a page that is not due yet leads to the first open one."""
    catalogue, topic = _find(page_key)
    consultation = session.open_consultation()
    if consultation is None or topic is catalogue.pages[0]:
        return redirect(url_for("seekers.robin.start"), 303)
    walk = flow.walk(catalogue=catalogue, answers=consultation.answers)
    elsewhere = _page_instead(walk, topic)
    if elsewhere is not None:
        return redirect(url_for("seekers.robin.question", page_key=elsewhere.key), 303)
    return _render(walk, topic, consultation.answers)


def answer_question(*, page_key: str) -> AnyResponse:
    """Store what was answered and go on; show the page again if something is wrong."""
    catalogue, topic = _find(page_key)
    consultation = session.open_consultation()
    if consultation is None or topic is catalogue.pages[0]:
        return _to("seekers.robin.start")
    if plain_language.switch_as_asked():
        return _show_in_other_language(catalogue, topic, consultation)
    if request.form.get("richtung") == BACK:
        return _go_back(catalogue, topic, consultation)
    accepted = _accept(catalogue, topic, consultation)
    if accepted.problems:
        return _render_again(catalogue, topic, accepted)
    walk = flow.walk(catalogue=catalogue, answers=accepted.answers)
    _store(walk, consultation, accepted.answers)
    return _next(walk, topic, accepted)


def preview_questions(*, page_key: str) -> AnyResponse:
    """Show the questions as the choices made so far call for; store nothing."""
    catalogue, topic = _find(page_key)
    consultation = session.open_consultation()
    if consultation is None:
        abort(410)
    if topic is catalogue.pages[0]:
        return _to("seekers.robin.start")
    accepted = _accept(catalogue, topic, consultation)
    if question_page.has_choice_changed_nothing(shown=accepted.shown):
        return Response(status=204)
    return _render_again(catalogue, topic, accepted, is_preview=True)


def _find(page_key: str) -> tuple[Catalogue, Page]:
    catalogue = content.current().catalogue
    topic = catalogue.page_by_key.get(page_key)
    if topic is None:
        abort(404)
    return catalogue, topic


def _accept(catalogue: Catalogue, topic: Page, consultation: OpenConsultation) -> Accepted:
    return accept(
        catalogue=catalogue,
        page=topic,
        submitted=request.form.to_dict(flat=False),
        answers=consultation.answers,
    )


def _page_instead(walk: flow.Walk, topic: Page) -> Page | None:
    """Return the page to show instead: the first open one before this, or a reachable one."""
    position = walk.catalogue.pages.index
    due = walk.due
    if due is not None and position(due) < position(topic):
        return due
    if topic in walk.pages:
        return None
    return walk.page_after(page=topic) or walk.page_before(page=topic)


def _go_back(catalogue: Catalogue, topic: Page, consultation: OpenConsultation) -> AnyResponse:
    kept = keep_what_fits(
        catalogue=catalogue,
        page=topic,
        submitted=request.form.to_dict(flat=False),
        answers=consultation.answers,
    )
    walk = flow.walk(catalogue=catalogue, answers=kept)
    _store(walk, consultation, kept)
    before = walk.page_before(page=topic)
    if before is None or before is catalogue.pages[0]:
        return _to("seekers.robin.start")
    return _lead(walk, topic, before, kept, target=None)


def _show_in_other_language(
    catalogue: Catalogue, topic: Page, consultation: OpenConsultation
) -> AnyResponse:
    """Show the page with all that was chosen and typed; what cannot be stored yet stays in it."""
    accepted = _accept(catalogue, topic, consultation)
    stored = consultation.answers
    if not accepted.problems:
        walk = flow.walk(catalogue=catalogue, answers=accepted.answers)
        _store(walk, consultation, accepted.answers)
    elif any(values != values_of(answer=stored.get(key)) for key, values in accepted.typed.items()):
        return _render_again(catalogue, topic, accepted, is_preview=True)
    return _to("seekers.robin.question", page_key=topic.key, ziel=_target())


def _next(walk: flow.Walk, topic: Page, accepted: Accepted) -> AnyResponse:
    if accepted.page_again:
        return _lead(walk, topic, topic, accepted.answers, target=_target())
    following = walk.page_after(page=topic)
    if _target() == TO_RESULT or following is None:
        following = walk.due
    if following is None:
        return _show_result(accepted.answers)
    return _lead(walk, topic, following, accepted.answers, target=_target())


def _show_result(answers: Answers) -> AnyResponse:
    """Lead to the result; htmx gets it in the place of the questions and what belongs to them."""
    address = url_for("seekers.robin.result")
    if not question_page.is_swapped() or not _stays_right(_target()):
        return lead_to(address)
    return question_page.replace_main(body=advising.main_of_result(answers), address=address)


def _lead(
    walk: flow.Walk, topic: Page, following: Page, answers: Answers, *, target: str | None
) -> AnyResponse:
    """Lead from a page that was sent to another one; htmx gets that one in its place."""
    shown = _page_instead(walk, following) or following
    address = url_for("seekers.robin.question", page_key=shown.key, ziel=target)
    if not question_page.is_swapped() or not _stays_right(target):
        return lead_to(address)
    response = _render(walk, shown, answers)
    response.headers[question_page.LEADS_ON] = "false" if shown is topic else address
    return response


def _stays_right(target: str | None) -> bool:
    """Say whether what stands around the page is right for the next one too."""
    other_words = plain_language.other()
    return target == _target() and request.form.get("anders", other_words) == other_words


def _target() -> str | None:
    """Return where the person wants to go after changing an answer, None if just onwards."""
    # What is missing costs Werkzeug's `get` an error of its own, with all that belongs to it.
    asked = (*request.args.getlist("ziel")[:1], *request.form.getlist("ziel")[:1])
    return TO_RESULT if asked[:1] == (TO_RESULT,) else None


def _store(walk: flow.Walk, consultation: OpenConsultation, answers: Answers) -> None:
    """Store the answers, given their replay."""
    try:
        _write(walk, consultation, answers)
    except ConsultationGone:
        # A double click, whose first one deleted the code that this browser came by.
        session.open_consultation()
        _write(walk, consultation, answers)


def _write(walk: flow.Walk, consultation: OpenConsultation, answers: Answers) -> None:
    key = session.key()
    assert key is not None  # noqa: S101 – the consultation was opened with it
    cipher = outside.current().cipher
    filled = fill(
        read=consultation,
        answers=answers,
        catalogue_version=walk.catalogue.version,
        cipher=cipher,
    )
    store = partial(store_answers, key=key, filled=filled, now=clock.now(), cipher=cipher)
    if walk_may_be_kept(taken=walk):
        with changing() as database:
            store(database)
        return
    with writing() as database:
        store(database)
        # Asked even if there was no code: another device may have made one meanwhile.
        left = withdraw_code(
            database, key=key, fresh_key=session.key_without_code(), now=clock.now()
        )
    if left != key:
        session.take(left)


def _render_again(
    catalogue: Catalogue, topic: Page, accepted: Accepted, *, is_preview: bool = False
) -> Response:
    answers = accepted.answers
    walk = flow.walk(catalogue=catalogue, answers=answers)
    return _render(walk, topic, answers, accepted, is_preview=is_preview)


def _render(
    walk: flow.Walk,
    topic: Page,
    answers: Answers,
    accepted: Accepted | None = None,
    *,
    is_preview: bool = False,
) -> Response:
    questions = walk.catalogue.questions_by_page[topic.key]
    ids = walk.asked if accepted is None else accepted.shown
    problems = accepted.problems if accepted and not is_preview else ()
    fixed = prepared_page(topic=topic)
    governing = fixed.governing
    fields = forms.fields_for(
        questions=tuple(question for question in questions if question.id in ids),
        answers=answers,
        typed=accepted.typed if accepted else {},
        problems=problems,
        governing=governing,
    )
    return question_page.show(
        fixed=fixed,
        fields=forms.split(fields=fields, page=questions, changing=governing.changing),
        problems=forms.summary(fields=fields),
        progress=walk.progress_at(page=topic),
        target=_target(),
        status=422 if problems else 200,
    )


def _to(endpoint: str, **values: Any) -> AnyResponse:
    return lead_to(url_for(endpoint, **values))
