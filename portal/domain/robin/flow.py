"""Which page comes next: everything is replayed from the answers, nothing else is kept.

Functions that take `answers` accept raw ones, with answers on paths no longer taken; they judge
by the pruned ones. Who asks more than one thing takes the `Walk`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

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


@dataclass(frozen=True, slots=True)
class Walk:
    """The way of one person through the catalogue, replayed once from the answers.

    Args:
        answers: those that count: to questions that are asked, in a form they allow.
        asked: ids of the questions that are asked.
        pages: those that ask something, in order.
        due: the first page that lacks a mandatory answer; None when the consultation is done.
    """

    catalogue: Catalogue
    answers: Mapping[str, Answer]
    asked: frozenset[str]
    pages: tuple[Page, ...]
    due: Page | None

    def questions_on(self, *, page: Page) -> tuple[Question, ...]:
        """Return the questions of a page that are asked, in order; none if it is skipped."""
        questions = self.catalogue.questions_by_page[page.key]
        return tuple(question for question in questions if question.id in self.asked)

    def page_after(self, *, page: Page) -> Page | None:
        """Return the next page that asks something; None after the last."""
        place = self.catalogue.pages.index(page)
        later = self.catalogue.pages[place + 1 :]
        return next((other for other in later if other in self.pages), None)

    def page_before(self, *, page: Page) -> Page | None:
        """Return the page before that asks something; None before the first."""
        place = self.catalogue.pages.index(page)
        earlier = self.catalogue.pages[:place]
        return next((other for other in reversed(earlier) if other in self.pages), None)

    def progress_at(self, *, page: Page) -> Progress:
        """Return the step of a page; there are more steps when interest fields are chosen."""
        if page in self.pages:
            return Progress(step=self.pages.index(page) + 1, steps=len(self.pages))
        order = self.catalogue.pages.index
        earlier = sum(order(other) < order(page) for other in self.pages)
        return Progress(step=earlier + 1, steps=len(self.pages) + 1)


def walk(*, catalogue: Catalogue, answers: Answers) -> Walk:
    """Replay the consultation.

    Conditions look back only, so one pass in the order of the catalogue settles every question.
    No answer is changed; the result does not depend on the order in which answers were given.
    """
    kept, asked = _replay(catalogue, catalogue.pages, answers)
    open_page = next((one.page for one in asked if one.is_mandatory and one.id not in kept), None)
    if kept.get(ESTIMATE_QUESTION) == "ja" and answers.get(ESTIMATE) in ESTIMATES:
        kept[ESTIMATE] = answers[ESTIMATE]
    asking = {question.page for question in asked}
    return Walk(
        catalogue=catalogue,
        answers=kept,
        asked=frozenset(question.id for question in asked),
        pages=tuple(page for page in catalogue.pages if page.key in asking),
        due=None if open_page is None else catalogue.page_by_key[open_page],
    )


def _replay(
    catalogue: Catalogue, pages: Iterable[Page], answers: Answers
) -> tuple[dict[str, Answer], list[Question]]:
    """Return the answers that count and the questions that are asked, both in order.

    As `is_asked` has it; but a page of an interest field nobody chose is passed over whole.
    """
    kept: dict[str, Answer] = {}
    asked: list[Question] = []
    for page in pages:
        if page.field is not None and page.field not in values_of(answer=kept.get(INTERESTS)):
            continue
        for question in catalogue.questions_by_page[page.key]:
            condition = question.condition
            if condition is not ALWAYS and not holds(condition=condition, reading=Reading(kept)):
                continue
            asked.append(question)
            answer = answers.get(question.id)
            if answer is not None and _fits(question, answer):
                kept[question.id] = answer
    return kept, asked


def prune_before(*, catalogue: Catalogue, page: Page, answers: Answers) -> dict[str, Answer]:
    """Return the answers that count to questions before a page: all that decide what it asks."""
    earlier = takewhile(lambda other: other.key != page.key, catalogue.pages)
    return _replay(catalogue, earlier, answers)[0]


def prune(*, catalogue: Catalogue, answers: Answers) -> dict[str, Answer]:
    """Return the answers that count, in a dict of the caller's own."""
    return dict(walk(catalogue=catalogue, answers=answers).answers)


def visible_questions(
    *, catalogue: Catalogue, page: Page, answers: Answers
) -> tuple[Question, ...]:
    """Return the questions of a page that are asked, in order; none if the page is skipped."""
    return walk(catalogue=catalogue, answers=answers).questions_on(page=page)


def reachable_pages(*, catalogue: Catalogue, answers: Answers) -> tuple[Page, ...]:
    """Return the pages that ask something, in order."""
    return walk(catalogue=catalogue, answers=answers).pages


def next_page(*, catalogue: Catalogue, page: Page, answers: Answers) -> Page | None:
    """Return the next page that asks something; None after the last."""
    return walk(catalogue=catalogue, answers=answers).page_after(page=page)


def previous_page(*, catalogue: Catalogue, page: Page, answers: Answers) -> Page | None:
    """Return the page before that asks something; None before the first."""
    return walk(catalogue=catalogue, answers=answers).page_before(page=page)


def first_incomplete_page(*, catalogue: Catalogue, answers: Answers) -> Page | None:
    """Return the first page that lacks a mandatory answer; None when the consultation is done."""
    return walk(catalogue=catalogue, answers=answers).due


def progress(*, catalogue: Catalogue, page: Page, answers: Answers) -> Progress:
    """Return the step of a page; the number of steps grows when interest fields are chosen."""
    return walk(catalogue=catalogue, answers=answers).progress_at(page=page)


def is_asked(*, catalogue: Catalogue, question: Question, kept: Answers) -> bool:
    """Return whether a question is asked, given the pruned answers to those before it."""
    field = catalogue.page_by_key[question.page].field
    if field is not None and field not in values_of(answer=kept.get(INTERESTS)):
        return False
    return _is_due(question, kept)


def _is_due(question: Question, kept: Answers) -> bool:
    condition = question.condition
    return condition is ALWAYS or holds(condition=condition, reading=Reading(kept))


def _fits(question: Question, answer: Answer) -> bool:
    """Return whether the answer has the form of the question, after the catalogue changed too."""
    if isinstance(answer, tuple) is not question.type.is_multiple:
        return False
    if not question.type.has_options:
        return True
    if isinstance(answer, str):
        return answer in question.option_keys
    return all(value in question.option_keys for value in answer)
