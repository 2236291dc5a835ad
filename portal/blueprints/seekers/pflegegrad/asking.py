"""One module after the other; the answers come with the form and go back with the next page."""

import secrets
from collections.abc import Mapping
from dataclasses import replace

from flask import Response, request

from portal.blueprints.seekers.pflegegrad import forms, resulting, sealing, starting
from portal.domain.pflegegrad.answer_sheet import AnswerSheet, Read, person_of, read_fields
from portal.domain.pflegegrad.questionnaire import QuestionPage, list_pages
from portal.law.pflegegrad.instrument import Instrument
from portal.law.pflegegrad.person import Person, PersonClass
from portal.web import clock, content
from portal.web.pages import page

TEMPLATE = "seekers/pflegegrad/module.html"
FROM, TO = "von", "zu"
PERSON, RESULT = "person", "ergebnis"
"""Keys of the first page and of the result; the pages between have those of their modules."""


def take_page() -> Response:
    """Take the answers of the page that was sent and show the one that was asked for."""
    form = request.form.to_dict()
    if sealing.FIELD not in form:
        return _begin(AnswerSheet(id=sealing.fresh_id(), assessed_on=clock.today()), form)
    try:
        sheet = sealing.unseal(text=form[sealing.FIELD])
    except sealing.SheetLost:
        return rescue()
    if form.get(FROM) == PERSON:
        return _begin(sheet, form)
    return _turn(sheet, form) if sheet.has_person else starting.show_start(sheet=sheet)


def rescue() -> Response:
    """Say that the answers cannot be read any more, and keep those of the page that was sent."""
    instrument = content.current().instruments.at(day=clock.today())
    everybody = [Person(kind, age_months=0) for kind in PersonClass]
    questions = {
        question.id: question
        for person in everybody
        for one in list_pages(person=person, instrument=instrument)
        for question in one.questions
    }
    read = read_fields(questions=questions.values(), submitted=request.form.to_dict())
    sheet = AnswerSheet(id=secrets.token_hex(16), assessed_on=clock.today(), answers=read.answers)
    return starting.show_start(sheet=sheet, is_lost=True)


def _begin(sheet: AnswerSheet, form: Mapping[str, str]) -> Response:
    sheet, problems = starting.take_person(sheet=sheet, form=form)
    if problems:
        return starting.show_start(sheet=sheet, typed=form, problems=problems)
    return _show(sheet, _pages_for(sheet)[0])


def _turn(sheet: AnswerSheet, form: Mapping[str, str]) -> Response:
    pages = {one.key: one for one in _pages_for(sheet)}
    keys = [PERSON, *pages, RESULT]
    here = pages.get(form.get(FROM, ""))
    read = Read({}, ())
    if here is not None:
        read = read_fields(questions=here.questions, submitted=form)
        sheet = replace(sheet, answers=_merged(sheet, here, read))
    target = form.get(TO, "")
    if target not in keys:
        target = keys[keys.index(here.key) + 1] if here else RESULT
    if here and read.problems and keys.index(target) >= keys.index(here.key):
        return _show(sheet, here, typed=form, problems=read.problems)
    if target == PERSON:
        return starting.show_start(sheet=sheet)
    return resulting.show_result(sheet=sheet) if target == RESULT else _show(sheet, pages[target])


def _merged(sheet: AnswerSheet, here: QuestionPage, read: Read) -> dict[str, str]:
    """Return all answers with those of the page; what is wrong keeps the answer before."""
    wrong = {name for name, _ in read.problems}
    asked = {one.id for one in here.questions} - wrong
    return {name: one for name, one in sheet.answers.items() if name not in asked} | dict(
        read.answers
    )


def _show(
    sheet: AnswerSheet,
    topic: QuestionPage,
    *,
    typed: Mapping[str, str] | None = None,
    problems: tuple[tuple[str, str], ...] = (),
) -> Response:
    explanations = content.current().explanations
    sentences = forms.word_problems(page=topic, problems=problems, explanations=explanations)
    keys = [PERSON, *(one.key for one in _pages_for(sheet)), RESULT]
    step = keys.index(topic.key)
    return page(
        TEMPLATE,
        status=422 if problems else 200,
        topic=topic,
        title=forms.page_title(page=topic),
        introduction=explanations.modules[topic.module.number],
        scales=forms.find_scales(page=topic, explanations=explanations),
        fields=forms.list_fields(
            page=topic,
            sheet=sheet,
            instrument=_instrument(sheet),
            explanations=explanations,
            typed=typed or {},
            problems=sentences,
        ),
        problems=tuple({"anchor": name, "sentence": one} for name, one in sentences.items()),
        sealed=sealing.seal(sheet=sheet),
        before=keys[step - 1],
        after=keys[step + 1],
        is_last=keys[step + 1] == RESULT,
        step=step,
        steps=len(keys) - 2,
    )


def _pages_for(sheet: AnswerSheet) -> tuple[QuestionPage, ...]:
    instrument = _instrument(sheet)
    return list_pages(person=person_of(sheet=sheet, instrument=instrument), instrument=instrument)


def _instrument(sheet: AnswerSheet) -> Instrument:
    return content.current().instruments.at(day=sheet.assessed_on)
