"""What of the trail is wanted: as people type it, and as an address says it without any name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from portal.domain.audit.action import Action
from portal.domain.audit.entry import COMMAND, PORTAL, Actor, SubjectKind
from portal.queries.audit import Search
from portal.web.audit_words import ACTION_WORDS, KIND_WORDS
from portal.web.clock import BERLIN
from portal.web.named_problem import NamedProblem
from portal.web.typed_text import shown_again
from portal.web.typed_values import read_day

DAY_WRONG = "Bitte geben Sie den Tag als Datum ein, zum Beispiel 22.11.2026."
ORDER_WRONG = "Bitte wählen Sie ein Ende, das nicht vor dem Anfang liegt."
NUMBER_UNKNOWN = "Diese Nummer steht in keinem Eintrag. Bitte übernehmen Sie sie aus einem."
ONE_DAY = timedelta(days=1)
FIELDS = ("wer", "handlung", "was", "nummer", "von", "bis")
ACTIONS = {words: action for action, words in ACTION_WORDS.items()}
KINDS = {words: kind for kind, words in KIND_WORDS.items()}
WITHOUT_ACCOUNT = {"befehl": COMMAND, "portal": PORTAL}
"""What an address says instead of the number of an account."""
CODES = {actor.words: code for code, actor in WITHOUT_ACCOUNT.items()}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed, what it means, and what is wrong with it.

    Args:
        typed: the text of every field, empty where nothing was typed.
    """

    typed: Mapping[str, str]
    search: Search
    problems: tuple[NamedProblem, ...]

    def address(self, *, actor: Actor | None = None) -> Mapping[str, str]:
        """Return what an address needs to say the same: numbers, words of ours and days.

        Args:
            actor: whom the typed name means; the one of the search if there is none.
        """
        search, who = self.search, actor or self.search.actor
        named = {
            "konto": "" if who is None else who.account_id or CODES[who.words],
            "handlung": search.action.value if search.action else "",
            "was": search.kind.value if search.kind else "",
            "nummer": search.subject_id,
            "von": _iso(read_day(self.typed["von"])),
            "bis": _iso(read_day(self.typed["bis"])),
        }
        return {name: text for name, text in named.items() if text}


def read_form(*, form: Mapping[str, str], is_subject: Callable[[str], bool]) -> Wanted:
    """Read what was typed; whom a name means is asked afterwards.

    A number that is none stands in no address either, for it may be a name.

    Args:
        form: the fields by name.
        is_subject: says whether an object of this number is in the trail.
    """
    typed = {name: shown_again(form.get(name, "")).strip() for name in FIELDS}
    wanted = _wanted(
        typed, action=ACTIONS.get(typed["handlung"]), kind=KINDS.get(typed["was"]), actor=None
    )
    if not typed["nummer"] or is_subject(typed["nummer"]):
        return wanted
    unknown = NamedProblem("nummer", NUMBER_UNKNOWN)
    return Wanted(typed=typed, search=wanted.search, problems=(unknown, *wanted.problems))


def read_address(*, args: Mapping[str, str], find_actor: Callable[[str], Actor | None]) -> Wanted:
    """Read an address; what nobody knows narrows nothing, an account without entries all.

    Args:
        args: the parameters by name.
        find_actor: returns who acted with the account of this id.
    """
    given = {name: shown_again(args.get(name, "")).strip() for name in ("konto", *FIELDS)}
    account = given.pop("konto")
    actor = WITHOUT_ACCOUNT.get(account) or (find_actor(account) if account else None)
    action = Action(given["handlung"]) if given["handlung"] in set(Action) else None
    kind = SubjectKind(given["was"]) if given["was"] in set(SubjectKind) else None
    typed = given | {
        "wer": actor.words if actor else "",
        "handlung": ACTION_WORDS[action] if action else "",
        "was": KIND_WORDS[kind] if kind else "",
    }
    nobody = Actor(account_id=account, words=account) if account else None
    return _wanted(typed, action=action, kind=kind, actor=actor or nobody)


def _wanted(
    typed: Mapping[str, str],
    *,
    action: Action | None,
    kind: SubjectKind | None,
    actor: Actor | None,
) -> Wanted:
    """Return the search for these fields; a day that is none narrows nothing and is named."""
    first, last = read_day(typed["von"]), read_day(typed["bis"])
    problems = [
        NamedProblem(name, DAY_WRONG)
        for name, day in (("von", first), ("bis", last))
        if typed[name] and day is None
    ]
    if first and last and last < first:
        problems.append(NamedProblem("bis", ORDER_WRONG))
    search = Search(
        actor=actor,
        action=action,
        kind=kind,
        subject_id=typed["nummer"],
        since=_begin_of(first),
        before=_begin_of(last + ONE_DAY) if last and last < date.max else None,
    )
    return Wanted(typed=typed, search=search, problems=tuple(problems))


def _begin_of(day: date | None) -> datetime | None:
    """Return the first instant of a day in Germany."""
    return None if day is None else datetime.combine(day, time.min, tzinfo=BERLIN)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
