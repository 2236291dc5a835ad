"""What somebody has filled in so far, as text that can travel with the form."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from portal.domain.pflegegrad.questionnaire import list_questions
from portal.law.pflegegrad.assessment import Assessment, Frequency
from portal.law.pflegegrad.fragen import Answer, Question, QuestionKind, build_assessment
from portal.law.pflegegrad.instrument import Instrument, Takt
from portal.law.pflegegrad.person import Person, PersonClass, identify_person
from portal.values.errors import PortalError

OPEN = "x"
"""The answer „weiß nicht“, which leaves a question open."""
NEVER = "0"
MOST_TIMES = 99


class SheetInvalid(PortalError):
    """Report text that is no sheet of answers."""


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """The person and the answers.

    Args:
        id: random; documents made from the sheet are kept under it.
        kind, born_on: at least one of them, or the person is not known yet.
        answers: by question: code of the answer, "3 tag" for frequencies, OPEN.
    """

    id: str
    assessed_on: date
    kind: PersonClass | None = None
    born_on: date | None = None
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def has_person(self) -> bool:
        """Say whether it is known who is assessed."""
        return self.kind is not None or self.born_on is not None


def to_json(*, sheet: AnswerSheet) -> str:
    """Return the sheet as text."""
    return json.dumps(
        {
            "id": sheet.id,
            "on": sheet.assessed_on.isoformat(),
            "kind": sheet.kind,
            "born": sheet.born_on and sheet.born_on.isoformat(),
            "answers": dict(sheet.answers),
        },
        separators=(",", ":"),
    )


def from_json(*, text: str) -> AnswerSheet:
    """Return the sheet of a text.

    Raises:
        SheetInvalid: the text is something else.
    """
    try:
        content = json.loads(text)
        return AnswerSheet(
            id=content["id"],
            assessed_on=date.fromisoformat(content["on"]),
            kind=content["kind"] and PersonClass(content["kind"]),
            born_on=content["born"] and date.fromisoformat(content["born"]),
            answers=MappingProxyType(
                {str(key): str(one) for key, one in content["answers"].items()}
            ),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SheetInvalid("no sheet of answers") from error


def person_of(*, sheet: AnswerSheet, instrument: Instrument) -> Person:
    """Return who is assessed, by age on the day of the assessment.

    Raises:
        Invalid: the person is not known, or a child's date of birth is missing or impossible.
    """
    return identify_person(
        kind=sheet.kind,
        born_on=sheet.born_on,
        age_months=None,
        on=sheet.assessed_on,
        instrument=instrument,
    )


def to_assessment(*, sheet: AnswerSheet, instrument: Instrument) -> Assessment:
    """Return the answers for the calculation; what does not fit a question is left open.

    Raises:
        Invalid: see `person_of`.
    """
    person = person_of(sheet=sheet, instrument=instrument)
    answers: dict[str, Answer] = {}
    for question in list_questions(person=person, instrument=instrument):
        code = code_of(question=question, sheet=sheet)
        frequency = frequency_of(question=question, sheet=sheet)
        answer = code if frequency is None else frequency
        if answer is not None:
            answers[question.id] = answer
    return build_assessment(person=person, answers=answers, instrument=instrument)


def code_of(*, question: Question, sheet: AnswerSheet) -> int | None:
    """Return the code of an answer; None where the question is open or asks how often."""
    text = sheet.answers.get(question.id, OPEN)
    is_code = text.isdecimal() and int(text) < len(question.options)
    return int(text) if is_code else None


def frequency_of(*, question: Question, sheet: AnswerSheet) -> Frequency | None:
    """Return how often; None where the question is open or asks something else."""
    if question.kind is not QuestionKind.FREQUENCY:
        return None
    times, _, takt = sheet.answers.get(question.id, OPEN).partition(" ")
    if times == NEVER:
        return Frequency()
    if not times.isdecimal() or takt not in question.takte:
        return None
    return Frequency(**{takt: int(times)})


@dataclass(frozen=True, slots=True)
class Read:
    """What a page's fields say.

    Args:
        answers: by question; what was left empty has none.
        problems: name of the question and code: no_number, no_span, no_such_answer.
    """

    answers: Mapping[str, str]
    problems: tuple[tuple[str, str], ...]


def read_fields(*, questions: Iterable[Question], submitted: Mapping[str, str]) -> Read:
    """Read the fields of a page: one per question, for frequencies a second „….takt“."""
    answers: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    for question in questions:
        text = submitted.get(question.id, "").strip()
        if question.kind is QuestionKind.FREQUENCY:
            answer, code = _read_frequency(question, text, submitted)
        else:
            is_known = text in {"", OPEN, *map(str, range(len(question.options)))}
            answer, code = (text, "") if is_known else ("", "no_such_answer")
        if code:
            problems.append((question.id, code))
        elif answer:
            answers[question.id] = answer
    return Read(answers, tuple(problems))


def _read_frequency(question: Question, text: str, submitted: Mapping[str, str]) -> tuple[str, str]:
    """Return the answer and, if it is wrong, a code."""
    takt = submitted.get(f"{question.id}.takt", "")
    if takt in {OPEN, NEVER}:
        return takt, ""
    if not text and not takt:
        return "", ""
    if not (text.isascii() and text.isdecimal() and int(text[:9]) <= MOST_TIMES):
        return "", "no_number"
    if int(text) == 0:
        return NEVER, ""
    if takt not in question.takte:
        return "", "no_span" if not takt else "no_such_answer"
    return f"{int(text)} {Takt(takt)}", ""
