"""Which page comes next: everything is replayed from the answers, nothing else is kept.

Functions that take `answers` accept raw ones, with answers on paths no longer taken; they judge
by the pruned ones.
"""

from dataclasses import dataclass

from portal.domain.robin.answers import (
    ESTIMATE,
    ESTIMATE_QUESTION,
    ESTIMATES,
    Answer,
    Answers,
    Reading,
    values_of,
)
from portal.domain.robin.catalogue.load import Catalogue
from portal.domain.robin.catalogue.questions import Page, Question
from portal.domain.robin.conditions import ALWAYS
from portal.domain.robin.evaluation import holds

INTERESTS = "interessen"
"""The question whose options are the interest fields."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The step a page is, counted from 1, and the number of steps as known so far."""

    step: int
    steps: int


def prune(*, catalogue: Catalogue, answers: Answers) -> dict[str, Answer]:
    """Return the answers that count: to questions that are asked, in a form they allow.

    Conditions look back only, so one pass in the order of the catalogue settles every question.
    No answer is changed; the result does not depend on the order in which answers were given.
    """
    kept: dict[str, Answer] = {}
    for question in catalogue.questions:
        answer = answers.get(question.id)
        if (
            answer is not None
            and _fits(question, answer)
            and is_asked(catalogue=catalogue, question=question, kept=kept)
        ):
            kept[question.id] = answer
    if kept.get(ESTIMATE_QUESTION) == "ja" and answers.get(ESTIMATE) in ESTIMATES:
        kept[ESTIMATE] = answers[ESTIMATE]
    return kept


def visible_questions(
    *, catalogue: Catalogue, page: Page, answers: Answers
) -> tuple[Question, ...]:
    """Return the questions of a page that are asked, in order; none if the page is skipped."""
    kept = prune(catalogue=catalogue, answers=answers)
    return tuple(
        question
        for question in catalogue.questions_by_page[page.key]
        if is_asked(catalogue=catalogue, question=question, kept=kept)
    )


def reachable_pages(*, catalogue: Catalogue, answers: Answers) -> tuple[Page, ...]:
    """Return the pages that ask something, in order."""
    kept = prune(catalogue=catalogue, answers=answers)
    asked = {
        question.page
        for question in catalogue.questions
        if is_asked(catalogue=catalogue, question=question, kept=kept)
    }
    return tuple(page for page in catalogue.pages if page.key in asked)


def next_page(*, catalogue: Catalogue, page: Page, answers: Answers) -> Page | None:
    """Return the next page that asks something; None after the last."""
    place = catalogue.pages.index(page)
    later = catalogue.pages[place + 1 :]
    reachable = reachable_pages(catalogue=catalogue, answers=answers)
    return next((other for other in later if other in reachable), None)


def previous_page(*, catalogue: Catalogue, page: Page, answers: Answers) -> Page | None:
    """Return the page before that asks something; None before the first."""
    place = catalogue.pages.index(page)
    earlier = catalogue.pages[:place]
    reachable = reachable_pages(catalogue=catalogue, answers=answers)
    return next((other for other in reversed(earlier) if other in reachable), None)


def first_incomplete_page(*, catalogue: Catalogue, answers: Answers) -> Page | None:
    """Return the first page that lacks a mandatory answer; None when the consultation is done."""
    kept = prune(catalogue=catalogue, answers=answers)
    for question in catalogue.questions:
        missing = question.is_mandatory and question.id not in kept
        if missing and is_asked(catalogue=catalogue, question=question, kept=kept):
            return next(page for page in catalogue.pages if page.key == question.page)
    return None


def progress(*, catalogue: Catalogue, page: Page, answers: Answers) -> Progress:
    """Return the step of a page; the number of steps grows when interest fields are chosen."""
    reachable = reachable_pages(catalogue=catalogue, answers=answers)
    place = catalogue.pages.index(page)
    earlier = [other for other in catalogue.pages[:place] if other in reachable]
    return Progress(step=len(earlier) + 1, steps=len({*reachable, page}))


def is_asked(*, catalogue: Catalogue, question: Question, kept: Answers) -> bool:
    """Return whether a question is asked, given the pruned answers to those before it."""
    field = catalogue.page_by_key[question.page].field
    if field is not None and field not in values_of(answer=kept.get(INTERESTS)):
        return False
    # Most questions are asked of everybody, and each page judges all of them several times.
    return question.condition is ALWAYS or holds(
        condition=question.condition, reading=Reading(kept)
    )


def _fits(question: Question, answer: Answer) -> bool:
    """Return whether the answer has the form of the question, after the catalogue changed too."""
    if isinstance(answer, tuple) is not question.type.is_multiple:
        return False
    if not question.type.has_options:
        return True
    return all(value in question.option_keys for value in values_of(answer=answer))
