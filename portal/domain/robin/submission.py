"""What a person sent for a page: checked for its shape, without any script in the browser.

Dates may come as one field (`2026-12-01` or `1.12.2026`) or as three (`<id>.tag`, `<id>.monat`,
`<id>.jahr`). Numbers are whole; a dot may group thousands.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.robin.answers import Answer, Answers
from portal.domain.robin.catalogue.load import Catalogue
from portal.domain.robin.catalogue.questions import Page, Question, QuestionType
from portal.domain.robin.flow import is_asked, prune_before, visible_questions
from portal.values.errors import Invalid

SHOWN_FIELD = "gezeigt"
"""The hidden field that names the questions the person saw, separated by commas."""
LONGEST_TEXT = 200
"""Characters that a free text may have."""

Submitted = Mapping[str, Sequence[str]]
"""What the form sent: the values by field name."""


class ProblemKind(StrEnum):
    """What is wrong with an answer; the web layer chooses the sentence."""

    PFLICHT = "pflicht"
    UNBEKANNT = "unbekannt"
    MEHRERE = "mehrere"
    EXKLUSIV = "exklusiv"
    DATUM = "datum"
    ZAHL = "zahl"
    ZU_KLEIN = "zu_klein"
    ZU_GROSS = "zu_gross"
    ZU_LANG = "zu_lang"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with the answer to one question."""

    question: str
    kind: ProblemKind


@dataclass(frozen=True, slots=True)
class Accepted:
    """What becomes of a submitted page.

    Args:
        answers: all answers to be stored; with problems the old ones, unchanged.
        problems: at most one per question, in the order of the page.
        page_again: a question appeared that the person has not seen; show the page once more.
        shown: ids of the questions to show when the page comes again.
        typed: what was sent for them, to be kept in the fields.
    """

    answers: Mapping[str, Answer]
    problems: tuple[Problem, ...]
    page_again: bool
    shown: tuple[str, ...]
    typed: Mapping[str, tuple[str, ...]]


def accept(*, catalogue: Catalogue, page: Page, submitted: Submitted, answers: Answers) -> Accepted:
    """Check what was sent for a page and merge it into the answers.

    Fields of other pages and of questions that are not asked are ignored; stored answers to
    them stay. A question that was seen and left empty loses its answer. Without the field
    `gezeigt` the person is taken to have seen what the stored answers showed.
    """
    seen = _seen(catalogue, page, submitted, answers)
    kept = prune_before(catalogue=catalogue, page=page, answers=answers)
    merged = dict(answers)
    shown, problems, appeared = [], [], False
    for question in catalogue.questions_by_page[page.key]:
        if not is_asked(catalogue=catalogue, question=question, kept=kept):
            continue
        shown.append(question)
        values = _values(question, submitted)
        if not values and question.id not in seen:
            appeared = True
            continue
        merged.pop(question.id, None)
        try:
            answer = parse_answer(question=question, values=values)
        except Invalid as error:
            problems.append(Problem(question=question.id, kind=ProblemKind(error.code)))
            continue
        if answer is not None:
            merged[question.id] = kept[question.id] = answer
    return Accepted(
        answers=dict(answers) if problems else merged,
        problems=tuple(problems),
        page_again=appeared and not problems,
        shown=tuple(question.id for question in shown),
        typed={question.id: _values(question, submitted) for question in shown},
    )


def parse_answer(*, question: Question, values: Sequence[str]) -> Answer | None:
    """Return the canonical answer for the sent values; None for an optional empty one.

    Raises:
        Invalid: the values do not answer the question; `code` is a `ProblemKind`.
    """
    if not values:
        if question.is_mandatory:
            raise _problem(question, ProblemKind.PFLICHT)
        return None
    if question.type.has_options:
        return _chosen(question, values)
    if len(values) > 1:
        raise _problem(question, ProblemKind.MEHRERE)
    match question.type:
        case QuestionType.DATUM:
            return _date(question, values[0])
        case QuestionType.ZAHL:
            return _number(question, values[0])
        case _:
            return _text(question, values[0])


def _seen(
    catalogue: Catalogue, page: Page, submitted: Submitted, answers: Answers
) -> frozenset[str]:
    if SHOWN_FIELD in submitted:
        return frozenset(",".join(submitted[SHOWN_FIELD]).split(","))
    questions = visible_questions(catalogue=catalogue, page=page, answers=answers)
    return frozenset(question.id for question in questions)


def _values(question: Question, submitted: Submitted) -> tuple[str, ...]:
    """Return the values sent for a question without empty ones and repetitions."""
    sent = (value.strip() for value in submitted.get(question.id, ()))
    values = tuple(dict.fromkeys(value for value in sent if value))
    if values or question.type is not QuestionType.DATUM:
        return values
    fields = (f"{question.id}.{part}" for part in ("tag", "monat", "jahr"))
    parts = [" ".join(submitted.get(field, ())).strip() for field in fields]
    return (".".join(parts),) if any(parts) else ()


def _chosen(question: Question, values: Sequence[str]) -> Answer:
    if any(value not in question.option_keys for value in values):
        raise _problem(question, ProblemKind.UNBEKANNT)
    if not question.type.is_multiple:
        if len(values) > 1:
            raise _problem(question, ProblemKind.MEHRERE)
        return values[0]
    if len(values) > 1 and not question.exclusive_keys.isdisjoint(values):
        raise _problem(question, ProblemKind.EXKLUSIV)
    return tuple(key for key in question.option_keys if key in values)


_ISO_DATE = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_GERMAN_DATE = re.compile(r"(?P<day>[0-9]{1,2})\.\s*(?P<month>[0-9]{1,2})\.\s*(?P<year>[0-9]{4})")


def _date(question: Question, text: str) -> str:
    found = _ISO_DATE.fullmatch(text) or _GERMAN_DATE.fullmatch(text)
    if found is None:
        raise _problem(question, ProblemKind.DATUM)
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError as error:
        raise _problem(question, ProblemKind.DATUM) from error
    return day.isoformat()


_NUMBER = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(\.[0-9]{3}){1,2}")


def _number(question: Question, text: str) -> str:
    if not _NUMBER.fullmatch(text):
        raise _problem(question, ProblemKind.ZAHL)
    number = int(text.replace(".", ""))
    if question.minimum is not None and number < question.minimum:
        raise _problem(question, ProblemKind.ZU_KLEIN)
    if question.maximum is not None and number > question.maximum:
        raise _problem(question, ProblemKind.ZU_GROSS)
    return str(number)


def _text(question: Question, text: str) -> str:
    """Return the text on one line; characters that cannot be seen become blanks."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    if len(line) > LONGEST_TEXT:
        raise _problem(question, ProblemKind.ZU_LANG)
    if not line:
        raise _problem(question, ProblemKind.PFLICHT)
    return line


def _problem(question: Question, kind: ProblemKind) -> Invalid:
    return Invalid(question.id, kind.value)
