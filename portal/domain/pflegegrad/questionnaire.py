"""The pages of the Pflegegrad-Rechner: one module a page, module 5 by its groups."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.law.pflegegrad.fragen import Question
from portal.law.pflegegrad.fragen import list_questions as list_questions_of
from portal.law.pflegegrad.instrument import Instrument, Module
from portal.law.pflegegrad.person import Person

_LETTERS = "abc"


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One page of the form.

    Args:
        key: "4" for module 4, "5a" for the first group of module 5.
        part, parts: which page of its module it is, and of how many.
    """

    key: str
    module: Module
    questions: tuple[Question, ...]
    part: int = 1
    parts: int = 1


def list_pages(*, person: Person, instrument: Instrument) -> tuple[QuestionPage, ...]:
    """Return the pages that somebody answers for this person, in their order."""
    return tuple(
        page for module in instrument.modules for page in _pages_of(module, person, instrument)
    )


def list_questions(*, person: Person, instrument: Instrument) -> tuple[Question, ...]:
    """Return the questions of all pages."""
    pages = list_pages(person=person, instrument=instrument)
    return tuple(one for page in pages for one in page.questions)


def name_in_finding(*, question: Question, instrument: Instrument) -> str:
    """Return how findings name the question: 1.B and 4.K have names of their own there."""
    names = {
        instrument.special.id: "special_constellation",
        instrument.feeding.id: "feeding_problem_baby",
    }
    return names.get(question.id, question.id)


def _pages_of(module: Module, person: Person, instrument: Instrument) -> Iterator[QuestionPage]:
    questions = list_questions_of(module=module, person=person, instrument=instrument)
    if not module.groups:
        if questions:
            yield QuestionPage(str(module.number), module, questions)
        return
    last = len(module.groups)
    for part, group in enumerate(module.groups, start=1):
        # The diet, which has no group, stands with the last one.
        groups = {group.id, ""} if part == last else {group.id}
        chosen = tuple(one for one in questions if one.group in groups)
        yield QuestionPage(f"{module.number}{_LETTERS[part - 1]}", module, chosen, part, last)
