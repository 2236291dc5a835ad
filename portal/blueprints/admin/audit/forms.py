"""What of the trail is wanted, as the address of the page says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from portal.domain.audit.action import Action
from portal.domain.audit.entry import SubjectKind
from portal.queries.audit import Search
from portal.web.clock import BERLIN
from portal.web.named_problem import NamedProblem
from portal.web.typed_text import shown_again
from portal.web.typed_values import read_day

DAY_WRONG = "Bitte geben Sie den Tag als Datum ein, zum Beispiel 22.11.2026."
ORDER_WRONG = "Bitte wählen Sie ein Ende, das nicht vor dem Anfang liegt."
ONE_DAY = timedelta(days=1)
FIELDS = ("wer", "handlung", "was", "nummer", "von", "bis")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed, what it means, and what is wrong with it.

    Args:
        typed: the text of every field, empty where nothing was typed.
    """

    typed: Mapping[str, str]
    search: Search
    problems: tuple[NamedProblem, ...]

    @property
    def filled(self) -> Mapping[str, str]:
        """Return what an address needs to say the same."""
        return {name: text for name, text in self.typed.items() if text}


def read_wanted(*, args: Mapping[str, str]) -> Wanted:
    """Read the fields; a day that is none narrows nothing and is named."""
    typed = {name: shown_again(args.get(name, "")).strip() for name in FIELDS}
    first, last = read_day(typed["von"]), read_day(typed["bis"])
    problems = [
        NamedProblem(name, DAY_WRONG)
        for name, day in (("von", first), ("bis", last))
        if typed[name] and day is None
    ]
    if first and last and last < first:
        problems.append(NamedProblem("bis", ORDER_WRONG))
    search = Search(
        person=typed["wer"],
        action=Action(typed["handlung"]) if typed["handlung"] in set(Action) else None,
        kind=SubjectKind(typed["was"]) if typed["was"] in set(SubjectKind) else None,
        subject_id=typed["nummer"],
        since=_begin_of(first),
        before=_begin_of(last + ONE_DAY) if last and last < date.max else None,
    )
    return Wanted(typed=typed, search=search, problems=tuple(problems))


def _begin_of(day: date | None) -> datetime | None:
    """Return the first instant of a day in Germany."""
    return None if day is None else datetime.combine(day, time.min, tzinfo=BERLIN)
