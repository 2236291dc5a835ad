"""One person's way through Robin, page by page: as browsers go it without scripts and with them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bench.browser import Answer, Browser
from portal.domain.robin.catalogue.load import Catalogue
from portal.domain.robin.catalogue.questions import Question
from portal.domain.robin.governing import governing_within

START = "/digitale-beratung/"
RESULT = "/digitale-beratung/ergebnis"
PLACES = "/orte"
PDF = "/digitale-beratung/protokoll.pdf"
PAGE_KEY = re.compile(r"/digitale-beratung/frage/(\w+)")
SHOWN = re.compile(r'name="gezeigt" value="([^"]*)"')
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


def walk_in_place(
    browser: Browser,
    *,
    catalogue: Catalogue,
    place: str,
    answers: Mapping[str, tuple[str, ...]] = TYPICAL,
) -> Iterator[Step]:
    """Go the same way with scripts: places are suggested, questions and result come in place.

    Raises:
        WentAstray: some page did not lead on.
    """
    yield Step(
        "suggestions",
        browser.get(f"{PLACES}?{urlencode({'ort': place})}", target="ort_vorschlaege"),
    )
    *_, sent = steps = tuple(begin(browser, place=place))
    yield from steps
    path = sent.answer.header("location")
    page = browser.visit(path)
    yield Step("first page", page)
    token, shown = page.token, _shown_in(page)
    for _ in range(MOST_STEPS):
        form = _Form(token, shown)
        yield from _choose(browser, form, catalogue, path, answers)
        sent_now = browser.post(path, form.fields, target="frage")
        yield Step(f"{path} sent", sent_now)
        pushed = sent_now.header("hx-push-url")
        if pushed == RESULT:
            return
        path = path if pushed == "false" else pushed
        shown = _shown_in(sent_now)
    raise WentAstray(path)


@dataclass(slots=True)
class _Form:
    """What was chosen so far; `shown` names the questions that are there."""

    token: str
    shown: str
    chosen: list[tuple[str, str]] = field(default_factory=list)

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        return (("csrf_token", self.token), ("gezeigt", self.shown), *self.chosen)


def _choose(
    browser: Browser,
    form: _Form,
    catalogue: Catalogue,
    path: str,
    answers: Mapping[str, tuple[str, ...]],
) -> Iterator[Step]:
    """Answer what the page asks, also what appears; what may call for more asks at each choice."""
    done: set[str] = set()
    while due := [name for name in form.shown.split(",") if name not in done]:
        question = catalogue.question_by_id[due[0]]
        page = catalogue.questions_by_page[question.page]
        for value in _values(question, answers):
            form.chosen.append((question.id, value))
            if question.id in governing_within(questions=page).questions:
                called = browser.post(f"{path}/fragen", form.fields, target="anschluss")
                form.shown = _shown_in(called) if called.body else form.shown
                yield Step(f"{question.id} chosen", called)
        done.add(question.id)


def _shown_in(answer: Answer) -> str:
    found = SHOWN.search(answer.text)
    if found is None:
        raise WentAstray(f"no questions, status {answer.status}")
    return found[1]


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
