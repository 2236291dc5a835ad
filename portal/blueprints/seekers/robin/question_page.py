"""A page of questions: whole by its template, or from what is the same for everybody.

For most people at most times only a few values of the page are their own. It is rendered once
per topic and language with gaps in their places, which are then filled for each person.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Response, current_app, g
from markupsafe import Markup

from portal.blueprints.seekers.robin import forms, session
from portal.blueprints.seekers.robin.prepared import Prepared
from portal.domain.robin.flow import Progress
from portal.web.account_menu import shown_visitor
from portal.web.extensions import csrf_token
from portal.web.frames import GAP
from portal.web.named_problem import NamedProblem
from portal.web.pages import page, page_of, wanted_fragment, whole_page
from portal.web.plain_language import is_on

TEMPLATE = "seekers/robin/question.html"
FRAGMENTS = ("anschluss",)
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
    is_usual = not problems and target is None and not wanted_fragment(FRAGMENTS)
    if is_usual and shown_visitor() is None:
        return page_of(body=_filled(fixed, shown, progress), fragments=FRAGMENTS)
    values = _values(fixed, shown, progress)
    return page(
        TEMPLATE,
        fragments=FRAGMENTS,
        status=status,
        **values | {"problems": problems, "target": target},
    )


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


def _filled(fixed: Prepared, shown: Shown, progress: Progress) -> str:
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
    return "".join([values.get(part, part) for part in _frame(fixed)])


def _frame(fixed: Prepared) -> tuple[str, ...]:
    """Return the page in pieces, every second one a gap, each made once per language."""
    kept: dict[tuple[str, bool], tuple[Prepared, tuple[str, ...]]]
    kept = current_app.extensions.setdefault(NAME, {})
    key = (fixed.topic.key, is_on())
    found = kept.get(key)
    if found is None or found[0] is not fixed:
        found = kept[key] = (fixed, tuple(_SPLIT.split(_with_gaps(fixed))))
    return found[1]


def _with_gaps(fixed: Prepared) -> str:
    shown = Shown(Markup(BEFORE), Markup(CHANGING), Markup(AFTER), ids=IDS, count=0)  # noqa: S704 – our own marks
    values = _values(fixed, shown, Progress(STEP, STEPS))  # type: ignore[arg-type]  # texts in the places of numbers
    with _replaced({"csrf_token": TOKEN, session.MARK_FIELD: MARK}):
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
