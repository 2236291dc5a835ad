"""What a facility types as its answer, and the sentences for what is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time

from portal.domain.inquiries.answering import LONGEST_ANSWER, check_answer
from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import InquiryKind, MessageKind
from portal.domain.inquiries.state import State
from portal.values.errors import Invalid
from portal.web import clock
from portal.web.named_problem import NamedProblem
from portal.web.typed_text import lines_shown_again, shown_again
from portal.web.typed_values import read_day

LONGEST_TYPED = 2 * LONGEST_ANSWER
CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?(?: ?Uhr)?", re.IGNORECASE)
KIND_WORDS: Mapping[MessageKind, str] = {
    MessageKind.TERMIN: "Ich schlage einen Termin vor",
    MessageKind.ANTWORT: "Ich schreibe eine Nachricht",
}
_SENTENCES = {
    ("art", "unknown"): "Bitte wählen Sie, ob Sie einen Termin vorschlagen oder schreiben möchten.",
    ("text", "missing"): "Bitte schreiben Sie Ihre Antwort in das Feld.",
    ("text", "too_long"): f"Bitte kürzen Sie Ihren Text auf höchstens {LONGEST_ANSWER} Zeichen.",
    ("zeit", "missing"): (
        "Bitte geben Sie Tag und Uhrzeit des Termins ein, zum Beispiel 24.12.2026 und 10:30."
    ),
    ("zeit", "past"): "Bitte nennen Sie einen Termin, der noch kommt.",
    ("zeit", "too_far"): "Bitte nennen Sie einen Termin in den nächsten zwölf Monaten.",
}
_FIELDS = {"zeit": "tag"}
"""Where a sentence about something else than one field stands."""
REASON = "grund"
"""Where a sentence about the reason of a refusal stands: it has its own form."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed, and what is wrong with it, in the order of the page.

    Args:
        is_refusal: it was typed into the form that declines; `text` is the reason.
    """

    kind: str = ""
    day: str = ""
    time: str = ""
    text: str = ""
    problems: tuple[NamedProblem, ...] = ()
    is_refusal: bool = False

    @property
    def problem_of(self) -> Mapping[str, str]:
        """Return the sentence for each field that has one."""
        return {one.anchor: one.sentence for one in self.problems}


def empty_form(*, kind: InquiryKind, state: State) -> Entered:
    """Return the form as it is shown first: who asked for a call or a visit awaits a time."""
    wants_time = kind is not InquiryKind.NACHRICHT and state.waits_for_answer
    return Entered(kind=(MessageKind.TERMIN if wants_time else MessageKind.ANTWORT).value)


def typed_answer(*, form: Mapping[str, str]) -> Entered:
    """Return an answer as it was typed, to be shown again."""
    return Entered(
        kind=form.get("art", ""),
        day=shown_again(form.get("tag", "")),
        time=shown_again(form.get("uhrzeit", "")),
        text=lines_shown_again(form.get("text", ""), most=LONGEST_TYPED),
    )


def read_answer(*, form: Mapping[str, str]) -> tuple[Entered, MessageKind | None, Words | None]:
    """Read an answer; kind and words are None where something is wrong."""
    entered = typed_answer(form=form)
    if entered.kind not in set(KIND_WORDS):
        return _with(entered, Invalid("art", "unknown")), None, None
    kind = MessageKind(entered.kind)
    moment = read_moment(day=entered.day, time=entered.time)
    words = Words(text=entered.text.strip(), time=moment if kind is MessageKind.TERMIN else None)
    return _checked(entered, kind, words)


def read_refusal(*, form: Mapping[str, str]) -> tuple[Entered, MessageKind | None, Words | None]:
    """Read why a facility declines; the text may be empty."""
    text = lines_shown_again(form.get("text", ""), most=LONGEST_TYPED)
    entered = Entered(text=text, is_refusal=True)
    return _checked(entered, MessageKind.ABSAGE, Words(text=text.strip()))


def read_moment(*, day: str, time: str) -> datetime | None:
    """Return the instant of a day and a time of the clock in Germany; None if it is none."""
    on, at = read_day(day), _read_clock(time)
    return datetime.combine(on, at, tzinfo=clock.BERLIN) if on and at else None


def _checked(
    entered: Entered, kind: MessageKind, words: Words
) -> tuple[Entered, MessageKind | None, Words | None]:
    try:
        check_answer(kind=kind, words=words, now=clock.now())
    except Invalid as problem:
        return _with(entered, problem), None, None
    return entered, kind, words


def _with(entered: Entered, problem: Invalid) -> Entered:
    sentence = _SENTENCES[problem.field, problem.code]
    anchor = REASON if entered.is_refusal else _FIELDS.get(problem.field, problem.field)
    return replace(entered, problems=(NamedProblem(anchor, sentence),))


def _read_clock(text: str) -> time | None:
    match = CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return time(int(match["hour"]), int(match["minute"] or 0))
    except ValueError:
        return None
