"""The situation as the form asks for it, and the sentences for what is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from portal.law.fristen.feiertage import Land
from portal.law.leistungen.situation import Ersatzpflege, Situation, Wohnform
from portal.values.errors import Invalid, PortalError
from portal.values.money import Money
from portal.web.law_days import NO_DAY, no_rule
from portal.web.typed_text import shown_again
from portal.web.typed_values import read_day, read_number

GRADES = ("1", "2", "3", "4", "5")
PERCENT, EURO = "prozent", "euro"
TICKED = "ja"
HOMES = {
    Wohnform.ZU_HAUSE: "In der eigenen Wohnung oder bei Angehörigen",
    Wohnform.WOHNGRUPPE: "In einer ambulant betreuten Wohngruppe",
    Wohnform.GEMEINSCHAFTLICH: "In einer gemeinschaftlichen Wohnform mit Vertrag (§ 92c SGB XI)",
    Wohnform.HEIM: "Im Pflegeheim",
    Wohnform.BEHINDERTENHILFE: "In einer Einrichtung für Menschen mit Behinderungen",
}
HELPERS = {
    Ersatzpflege.ANGEHOERIGE: "Nahe Angehörige oder jemand aus demselben Haushalt",
    Ersatzpflege.ANDERE: "Andere, zum Beispiel Nachbarn oder ein Pflegedienst",
}
UNITS = {PERCENT: "Prozent", EURO: "Euro"}
MONEY_FIELDS = {
    "umgewandelt": "converted",
    "kosten": "expenses",
    "verhinderung": "used_verhinderung",
    "kurzzeitpflege": "used_kurzzeitpflege",
    "eigenanteil": "own_share",
    "entgelt": "facility_fee",
}
COUNT_FIELDS = {
    "pflegemonate": ("cared_for_months", range(1201)),
    "heimmonate": ("months_in_home", range(1, 1201)),
    "tage_zuhause": ("days_at_home", range(32)),
    "personen": ("persons_in_flat", range(1, 13)),
}
"""Whole numbers: what they mean and which are possible."""
NO_NUMBER = "Bitte geben Sie eine Zahl ein, zum Beispiel 60 oder 898,20."
TOO_MUCH = "Bitte geben Sie höchstens 100 Prozent ein, oder wählen Sie Euro."
COUNT_NEEDED = "Bitte geben Sie eine ganze Zahl von {first} bis {last} ein."
CHOOSE = "Bitte wählen Sie eine der angebotenen Antworten."
GRADE_NEEDED = "Bitte wählen Sie einen Pflegegrad von 1 bis 5."
DEFAULTS = {
    "pflegegrad": "",
    "zeit": "",
    "tag": "",
    "wohnform": Wohnform.ZU_HAUSE.value,
    "genutzt": "",
    "einheit": PERCENT,
    "helfer": Ersatzpflege.ANGEHOERIGE.value,
    "land": "",
    "jung": "",
    "beihilfe": "",
    **dict.fromkeys((*COUNT_FIELDS, *MONEY_FIELDS), ""),
}
"""Every field of the form with what it holds at first."""
DETAILS = ("jung", "beihilfe", *COUNT_FIELDS, *MONEY_FIELDS)
"""The fields that most people do not need."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the error summary: the sentence and the id it leads to."""

    anchor: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Entered:
    """What the form held.

    Args:
        typed: every field as typed, fit to be shown again.
        situation: None where something is wrong.
        land: of the seat of the Pflegekasse, None if not said.
    """

    typed: Mapping[str, str]
    situation: Situation | None = None
    land: Land | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def has_details(self) -> bool:
        """Say whether a field that most people do not need holds something."""
        return any(self.typed[name] for name in DETAILS)


class _Wrong(PortalError):
    """Carry the sentence about one field to the list of all problems."""


def read_form(*, form: Mapping[str, str], today: date, first: date, last: date) -> Entered:
    """Read the situation; what is wrong comes back as problems in the order of the page.

    Args:
        form: what was sent; fields that are missing hold their default.
        today: taken where no day is named.
        first: first day with benefits.
        last: last day that can be asked for.
    """
    typed = {name: shown_again(form.get(name, usual)) for name, usual in DEFAULTS.items()}
    problems: list[Problem] = []

    def take(anchor: str, read: Callable[[], Any]) -> Any:
        try:
            return read()
        except _Wrong as wrong:
            problems.append(Problem(anchor, str(wrong)))
            return None

    facts: dict[str, Any] = {
        "grade": take("pflegegrad-1", lambda: int(_one_of(typed["pflegegrad"], GRADES))),
        "home": take("wohnform-1", lambda: Wohnform(_one_of(typed["wohnform"], Wohnform))),
        "used": take("genutzt", lambda: _used(typed)),
        "helper": take("helfer-1", lambda: Ersatzpflege(_one_of(typed["helfer"], Ersatzpflege))),
        "day": take("tag", lambda: _day(typed, today, first, last)),
    }
    land = take("land", lambda: _one_of(typed["land"], ("", *Land)))
    for name, field in MONEY_FIELDS.items():
        facts[field] = take(name, partial(_money, typed[name]))
    for name, (field, possible) in COUNT_FIELDS.items():
        facts[field] = take(name, partial(_count, typed[name], possible))
    if problems:
        return Entered(typed, problems=tuple(problems))
    given = {field: value for field, value in facts.items() if value is not None}
    flags: dict[str, Any] = {
        "is_under_25": bool(typed["jung"]),
        "has_beihilfe": bool(typed["beihilfe"]),
    }
    try:
        situation = Situation(**given, **flags)
    except Invalid:
        # Everything else has been checked above; only the per cent reach this.
        return Entered(typed, problems=(Problem("genutzt", TOO_MUCH),))
    return Entered(typed, situation, Land(land) if land else None)


def _one_of(text: str, allowed: Any) -> str:
    if text in tuple(allowed):
        return text
    raise _Wrong(GRADE_NEEDED if tuple(allowed) == GRADES else CHOOSE)


def _day(typed: Mapping[str, str], today: date, first: date, last: date) -> date:
    text = typed["tag"] or typed["zeit"]
    if not text.strip():
        return today
    day = read_day(text)
    if day is None:
        raise _Wrong(NO_DAY)
    if not first <= day <= last:
        raise _Wrong(no_rule(first=first, last=last))
    return day


def _used(typed: Mapping[str, str]) -> Money | Decimal:
    unit = _one_of(typed["einheit"], (PERCENT, EURO))
    if unit == EURO:
        return _money(typed["genutzt"]) or Money(0)
    text = typed["genutzt"].strip().removesuffix("%")
    number = read_number(text) if text.strip() else Decimal(0)
    if number is None:
        raise _Wrong(NO_NUMBER)
    return number


def _money(text: str) -> Money | None:
    text = text.strip().removesuffix("€").removesuffix("Euro")
    if not text.strip():
        return None
    number = read_number(text)
    if number is None:
        raise _Wrong(NO_NUMBER)
    return Money(int(number * 100))


def _count(text: str, possible: range) -> int | None:
    if not text.strip():
        return None
    number = read_number(text)
    if number is None or number not in possible:
        raise _Wrong(COUNT_NEEDED.format(first=possible[0], last=possible[-1]))
    return int(number)
