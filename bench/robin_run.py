"""One person's way through Robin, page by page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.browser import Answer, Browser
from portal.domain.robin.catalogue.load import Catalogue
from portal.domain.robin.catalogue.questions import Question

START = "/digitale-beratung/"
RESULT = "/digitale-beratung/ergebnis"
PDF = "/digitale-beratung/protokoll.pdf"
PAGE_KEY = re.compile(r"/digitale-beratung/frage/(\w+)")
MOST_STEPS = 60

TYPICAL: Mapping[str, tuple[str, ...]] = {
    "fuer_wen": ("eltern",),
    "rolle": ("einverstanden",),
    "pg_status": ("ja",),
    "pg": ("3",),
    "hilfebedarf": ("taeglich",),
    "alter": ("75_84",),
    "wohnt": ("allein",),
    "wunsch": ("offen",),
    "wann": ("4_wochen",),
    "wer_hilft": ("kinder_familie",),
    "belastung": ("angestrengt",),
    "berufstaetig": ("ja",),
    "wuensche": ("nichts_davon",),
    "interessen": ("pflege", "haushalt", "wohnen", "entlastung"),
    "pflege.bereiche": ("waschen_duschen", "an_ausziehen"),
    "pflege.haeufig": ("1x",),
    "haushalt.arten": ("putzen", "einkaufen"),
    "wohnen.form": ("betreutes_wohnen",),
    "wohnen.miete": ("miete",),
    "entlastung.wofuer": ("urlaub",),
}
"""Answers of a daughter whose father lives alone; they call for all six parts."""


class WentAstray(Exception):
    """Report that the run did not reach the result."""


@dataclass(frozen=True, slots=True)
class Step:
    """One request of the run and its answer."""

    name: str
    answer: Answer


def interested_in_everything(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Return answers that lead through every page."""
    return {**TYPICAL, "interessen": catalogue.question_by_id["interessen"].option_keys}


def begin(browser: Browser, *, place: str) -> Iterator[Step]:
    """Open the start page and send place and consent."""
    page = browser.visit(START)
    yield Step(name="start", answer=page)
    fields = {"csrf_token": page.token, "ort": place, "umkreis": "25", "einwilligung": "ja"}
    yield Step(name="start sent", answer=browser.post(START, fields.items()))


def walk(
    browser: Browser,
    *,
    catalogue: Catalogue,
    place: str,
    answers: Mapping[str, tuple[str, ...]] = TYPICAL,
) -> Iterator[Step]:
    """Go from the start page to the result, answering what must be answered.

    Raises:
        WentAstray: some page did not lead on.
    """
    step = None
    for step in begin(browser, place=place):
        yield step
    for _ in range(MOST_STEPS):
        path = step.answer.header("location") if step else ""
        if path == RESULT:
            yield Step(name="result", answer=browser.visit(path))
            return
        found = PAGE_KEY.search(path)
        if found is None:
            break
        page = browser.visit(path)
        yield Step(name=found[1], answer=page)
        fields = fields_of(catalogue=catalogue, page_key=found[1], answers=answers)
        step = Step(
            name=f"{found[1]} sent",
            answer=browser.post(path, (("csrf_token", page.token), *fields)),
        )
        yield step
    raise WentAstray(f"{step.name}: {step.answer.status}" if step else "nothing was sent")


def fields_of(
    *, catalogue: Catalogue, page_key: str, answers: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[str, str], ...]:
    """Return the fields of a page; what must be answered and is not chosen gets its first option.

    Fields of questions that are not asked may be among them: the portal ignores those.
    """
    questions = catalogue.questions_by_page[page_key]
    seen = ("gezeigt", ",".join(question.id for question in questions))
    chosen = ((one.id, value) for one in questions for value in _values(one, answers))
    return (seen, *chosen)


def _values(question: Question, answers: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return answers.get(question.id) or (question.option_keys[:1] if question.is_mandatory else ())
