"""A page of questions: whole by its template, or from what is the same for everybody.

For most people at most times only a few values of the page are their own. It is rendered once
per topic and language with gaps in their places, which are then filled for each person.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Response, current_app, g, request
from markupsafe import Markup

from portal.blueprints.seekers.robin import forms, session
from portal.blueprints.seekers.robin.prepared import Prepared
from portal.domain.robin.flow import Progress
from portal.domain.robin.submission import SHOWN_FIELD
from portal.web.account_menu import shown_visitor
from portal.web.extensions import csrf_token
from portal.web.frames import GAP
from portal.web.named_problem import NamedProblem
from portal.web.pages import fragment_of, page, page_of, wanted_fragment, whole_page
from portal.web.plain_language import is_on

TEMPLATE = "seekers/robin/question.html"
TOPIC, AFTER_A_CHOICE = "frage", "anschluss"
FRAGMENTS = (TOPIC, AFTER_A_CHOICE)
MAIN = "inhalt"
LEADS_ON = "HX-Push-Url"
"""Tells htmx the address of the page that it got; nothing was wrong with the one before."""
NAME = "robin_frames"
TOKEN, MARK, STEP, STEPS, IDS, BEFORE, CHANGING, AFTER = GAPS = tuple(
    f"{GAP}{number}{GAP}" for number in range(8)
)
_SPLIT = re.compile(f"({GAP}[0-9]{GAP})")


@dataclass(frozen=True, slots=True)
class Shown:
    """The questions that are shown, as HTML, and which.

    Args:
        ids: joined by commas.
        count: how many there are.
    """

    before: Markup
    changing: Markup
    after: Markup
    ids: str
    count: int


def show(
    *,
    fixed: Prepared,
    fields: forms.Fields,
    problems: tuple[NamedProblem, ...],
    progress: Progress,
    target: str | None,
    status: int,
) -> Response:
    """Show the page, or the part of it that htmx asks for."""
    shown = Shown(
        before=fixed.html_of(fields.before),
        changing=fixed.html_of(fields.changing),
        after=fixed.html_of(fields.after),
        ids=",".join(field.question.id for field in fields.all),
        count=len(fields.all),
    )
    wanted = wanted_fragment(FRAGMENTS)
    # Where the person wants to go and who is signed in stand around the topic.
    is_usual = wanted == TOPIC or (not wanted and target is None and shown_visitor() is None)
    if is_usual and not problems:
        return page_of(body=_filled(fixed, shown, progress, wanted), fragments=FRAGMENTS)
    values = _values(fixed, shown, progress)
    return page(
        TEMPLATE,
        fragments=FRAGMENTS,
        status=status,
        **values | {"problems": problems, "target": target},
    )


def is_swapped() -> bool:
    """Say whether htmx sent the form and puts the next page in the place of this one."""
    return wanted_fragment(FRAGMENTS) == TOPIC


def replace_main(*, body: str, address: str) -> Response:
    """Answer a form that htmx sent with what takes the place of the whole main part of the page."""
    response = page_of(body=body, fragments=FRAGMENTS)
    response.headers.update({"HX-Retarget": f"#{MAIN}", LEADS_ON: address})
    return response


def has_choice_changed_nothing(*, shown: tuple[str, ...]) -> bool:
    """Say whether htmx asks after a choice and has all the questions that it calls for."""
    is_asked = wanted_fragment(FRAGMENTS) == AFTER_A_CHOICE
    return is_asked and request.form.get(SHOWN_FIELD) == ",".join(shown)


def _values(fixed: Prepared, shown: Shown, progress: Progress) -> dict[str, object]:
    return {
        "topic": fixed.topic,
        "words": fixed.words,
        "reacts": len(fixed.governing.questions) > 0,
        "shown": shown,
        "progress": progress,
        "problems": (),
        "target": None,
    }


def _filled(fixed: Prepared, shown: Shown, progress: Progress, fragment: str) -> str:
    values = {
        TOKEN: csrf_token(),
        MARK: session.mark(),
        STEP: str(progress.step),
        STEPS: str(progress.steps),
        IDS: shown.ids,
        BEFORE: shown.before,
        CHANGING: shown.changing,
        AFTER: shown.after,
    }
    return "".join([values.get(part, part) for part in _frame(fixed, fragment)])


def _frame(fixed: Prepared, fragment: str) -> tuple[str, ...]:
    """Return the page or a part in pieces, every second one a gap, made once per language."""
    kept: dict[tuple[str, str, bool], tuple[Prepared, tuple[str, ...]]]
    kept = current_app.extensions.setdefault(NAME, {})
    key = (fixed.topic.key, fragment, is_on())
    found = kept.get(key)
    if found is None or found[0] is not fixed:
        found = kept[key] = (fixed, tuple(_SPLIT.split(_with_gaps(fixed, fragment))))
    return found[1]


def _with_gaps(fixed: Prepared, fragment: str) -> str:
    shown = Shown(Markup(BEFORE), Markup(CHANGING), Markup(AFTER), ids=IDS, count=0)  # noqa: S704 – our own marks
    values = _values(fixed, shown, Progress(STEP, STEPS))  # type: ignore[arg-type]  # texts in the places of numbers
    with _replaced({"csrf_token": TOKEN, session.MARK_FIELD: MARK}):
        if fragment:
            return fragment_of(TEMPLATE, fragment=fragment, **values)
        return whole_page(TEMPLATE, **values)


@contextmanager
def _replaced(marks: Mapping[str, str]) -> Iterator[None]:
    """Let the request hold these marks for a moment instead of what belongs to a person."""
    own = {name: g.get(name) for name in marks}
    vars(g).update(marks)
    try:
        yield
    finally:
        for name, value in own.items():
            if value is None:
                g.pop(name)
            else:
                setattr(g, name, value)
