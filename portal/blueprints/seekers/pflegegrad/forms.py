"""The questions of a page as its template shows them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.pflegegrad.answer_sheet import (
    MOST_TIMES,
    NEVER,
    OPEN,
    AnswerSheet,
    code_of,
    frequency_of,
    person_of,
)
from portal.domain.pflegegrad.explanations import Explanation, Explanations
from portal.domain.pflegegrad.questionnaire import QuestionPage
from portal.law.pflegegrad.fragen import Question, QuestionKind
from portal.law.pflegegrad.instrument import Instrument, Takt
from portal.law.pflegegrad.person import find_age_norm
from portal.web.typed_text import shown_again

MOST_TYPED = 12
SPANS = {Takt.TAG: "am Tag", Takt.WOCHE: "in der Woche", Takt.MONAT: "im Monat"}


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose; `meaning` is empty where the page explains the scale as a whole."""

    value: str
    wording: str
    meaning: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A question on the page.

    Args:
        options: answers, or spans of time for a frequency.
        times: the number typed or stored, for a frequency.
        usual: what a healthy child of this age can do; empty where nobody is compared.
        problem: what to do; empty if nothing is wrong.
    """

    question: Question
    explanation: Explanation
    options: tuple[Option, ...]
    times: str
    usual: str
    problem: str

    @property
    def title(self) -> str:
        """Return number and official wording."""
        return title_of(question=self.question)

    @property
    def asks_how_often(self) -> bool:
        """Say whether a number is asked."""
        return self.question.kind is QuestionKind.FREQUENCY


@dataclass(frozen=True, slots=True)
class ScaleWords:
    """What the answers mean that several questions of a page share."""

    rows: tuple[tuple[str, str], ...]


def find_scales(*, page: QuestionPage, explanations: Explanations) -> tuple[ScaleWords, ...]:
    """Return the scales that several questions of the page share."""
    shared = {one.scale: one for one in page.questions if _is_shared(one, page)}
    return tuple(
        ScaleWords(tuple(zip(one.options, explanations.answers[name], strict=True)))
        for name, one in shared.items()
    )


def list_fields(
    *,
    page: QuestionPage,
    sheet: AnswerSheet,
    instrument: Instrument,
    explanations: Explanations,
    typed: Mapping[str, str],
    problems: Mapping[str, str],
) -> tuple[Field, ...]:
    """Return the fields of a page; where something is wrong, with what was typed."""
    person = person_of(sheet=sheet, instrument=instrument)
    fields = []
    for question in page.questions:
        norm = find_age_norm(criterion_id=question.id, person=person, instrument=instrument)
        answer = sheet.answers.get(question.id, "")
        times, _, takt = answer.partition(" ")
        if question.id in problems:
            times = shown_again(typed.get(question.id, ""), most=MOST_TYPED)
            takt = typed.get(f"{question.id}.takt", "")
        elif answer in {OPEN, NEVER}:
            times, takt = "", answer
        is_frequency = question.kind is QuestionKind.FREQUENCY
        options = (
            _spans(question, takt) if is_frequency else _codes(question, page, explanations, answer)
        )
        fields.append(
            Field(
                question=question,
                explanation=explanations.questions[question.id],
                options=options,
                times=times,
                usual=question.options[norm] if norm else "",
                problem=problems.get(question.id, ""),
            )
        )
    return tuple(fields)


def title_of(*, question: Question) -> str:
    """Return number and official wording."""
    return f"{number_of(question=question)} {question.name}".strip()


def page_title(*, page: QuestionPage) -> str:
    """Return number and official name of the module, and which part of it the page is."""
    part = f", Teil {page.part} von {page.parts}" if page.parts > 1 else ""
    return f"Modul {page.module.number}: {page.module.name}{part}"


def answer_words(*, question: Question, sheet: AnswerSheet) -> str:
    """Return the answer in words; "offen" where there is none."""
    code = code_of(question=question, sheet=sheet)
    if code is not None:
        return question.options[code]
    frequency = frequency_of(question=question, sheet=sheet)
    if frequency is None:
        return "offen"
    named = [
        f"{frequency.times(takt)}-mal {span}"
        for takt, span in SPANS.items()
        if frequency.times(takt)
    ]
    return named[0] if named else "kommt nicht vor"


def number_of(*, question: Question) -> str:
    """Return the number as people know it; the questions about continence have none."""
    return "" if question.kind is QuestionKind.CONTINENCE else question.id


def word_problems(
    *, page: QuestionPage, problems: tuple[tuple[str, str], ...], explanations: Explanations
) -> dict[str, str]:
    """Return a sentence by question that says what to do."""
    names = {one.id: title_of(question=one) for one in page.questions}
    return {
        name: explanations.sentences[code].format(frage=names[name], hoechstens=MOST_TIMES)
        for name, code in problems
    }


def _is_shared(question: Question, page: QuestionPage) -> bool:
    if not question.scale:
        return False
    return Counter(one.scale for one in page.questions)[question.scale] > 1


def _codes(
    question: Question, page: QuestionPage, explanations: Explanations, answer: str
) -> tuple[Option, ...]:
    known = explanations.answers.get(question.scale, ())
    meanings = ("",) * len(question.options) if _is_shared(question, page) or not known else known
    rows = zip(question.options, meanings, strict=True)
    codes = [
        Option(str(code), words, why, answer == str(code)) for code, (words, why) in enumerate(rows)
    ]
    return (*codes, Option(OPEN, "weiß nicht", "", answer == OPEN))


def _spans(question: Question, takt: str) -> tuple[Option, ...]:
    named = [(str(one), f"mal {SPANS[one]}") for one in question.takte]
    rows = [("", "bitte wählen"), *named, (NEVER, "kommt nicht vor"), (OPEN, "weiß nicht")]
    return tuple(Option(value, words, "", takt == value) for value, words in rows)
