"""The benefits of a situation as the result page shows them."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from portal.blueprints.public.benefits.combining import Combination, combine
from portal.law.fristen.entscheidung import decide_adaptation, decide_application
from portal.law.fristen.feiertage import Land
from portal.law.fristen.frist import Frist
from portal.law.leistungen.leistung import LEFT_OUT
from portal.law.leistungen.situation import Situation
from portal.law.leistungen.wortlaut import Described, FristWords
from portal.law.parameters import Amount, NotInForce, Parameters
from portal.values.citation import Citation
from portal.web.content import Content
from portal.web.law_benefits import Line, describe_benefits, lines_of
from portal.web.law_words import period_words, shared_period_words, value_words

DECIDE_WITH_EXPERT = partial(decide_adaptation, with_expert=True)
GROUPS = (
    (
        "Pflege zu Hause",
        (
            "pflegegeld",
            "sachleistung",
            "kombination",
            "umwandlung",
            "entlastungsbetrag",
            "tages_nachtpflege",
        ),
    ),
    (
        "Wenn die Pflegeperson ausfällt",
        ("verhinderung", "kurzzeitpflege", "gemeinsamer_jahresbetrag", "versorgung_bei_reha"),
    ),
    (
        "Hilfsmittel und Wohnung",
        ("pflegehilfsmittel_verbrauch", "hilfsmittel_zuzahlung", "wohnumfeld", "dipa"),
    ),
    (
        "Wohngruppe und Heim",
        (
            "wohngruppenzuschlag",
            "wohngruppen_anschub",
            "gemeinschaftliche_wohnform",
            "vollstationaer",
            "leistungszuschlag_heim",
            "behindertenhilfe",
            "betreuung_im_heim",
        ),
    ),
    (
        "Beratung und Angehörige",
        ("beratungsbesuch", "pflegeunterstuetzungsgeld", "pflegeberatung", "pflegekurse"),
    ),
)


@dataclass(frozen=True, slots=True)
class Card:
    """One benefit that is due.

    Args:
        reasons: why, beyond the claim itself.
        until: what ends on which day.
        period: from when to when all its amounts are law; empty without amounts.
    """

    title: str
    short: str
    citation: Citation
    lines: tuple[Line, ...]
    conditions: tuple[str, ...]
    notes: tuple[str, ...]
    reasons: tuple[str, ...]
    until: tuple[tuple[str, date], ...]
    period: str

    @property
    def has_words(self) -> bool:
        """Say whether the amounts need words beside them."""
        return len(self.lines) > 1 or not all(line.is_money for line in self.lines)

    @property
    def sources(self) -> tuple[str, ...]:
        """Return where the amounts come from and their periods, each once."""
        return tuple(dict.fromkeys(f"{line.source}, {line.period}" for line in self.lines))


@dataclass(frozen=True, slots=True)
class Group:
    """The benefits that are due of one kind."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A benefit that is not due and why."""

    title: str
    citation: Citation
    reason: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day to remember.

    Args:
        key: names it in the form, "verhinderung_antrag-2027-12-31".
        is_over: the day has passed, so no calendar needs it.
    """

    key: str
    words: FristWords
    frist: Frist
    is_over: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """What is announced but no law."""

    words: str
    value: str
    period: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything the result page shows.

    Args:
        left_out: which details are not counted and why, each once.
    """

    groups: tuple[Group, ...]
    refusals: tuple[Refusal, ...]
    deadlines: tuple[Deadline, ...]
    combination: Combination | None
    planned: tuple[Planned, ...]
    left_out: tuple[str, ...]


def show_benefits(*, situation: Situation, land: Land | None, known: Content, today: date) -> Shown:
    """Return what is due, what is not and why, and what must be done until when.

    Raises:
        NotInForce: there were no Pflegegrade on the day.
    """
    found = describe_benefits(situation=situation, known=known)
    due = {one.finding.value.name: one for one in found if one.finding.value.is_due}
    groups = (
        Group(title, tuple(_card(due[name]) for name in names if name in due))
        for title, names in GROUPS
    )
    return Shown(
        groups=tuple(group for group in groups if group.cards),
        refusals=tuple(_refusal(one) for one in found if not one.finding.value.is_due),
        deadlines=_deadlines(tuple(due.values()), situation, land, known, today),
        combination=combine(situation=situation, known=known) if "kombination" in due else None,
        planned=tuple(_planned(one) for one in _plans(situation, known.parameters, today)),
        left_out=tuple(dict.fromkeys(text for one in found for text in _left_out(one))),
    )


def _left_out(one: Described) -> tuple[str, ...]:
    """Return the sentences about details that are not counted."""
    pairs = zip(one.finding.reasons, one.reasons, strict=True)
    return tuple(text for reason, text in pairs if reason.code in LEFT_OUT)


def _card(one: Described) -> Card:
    amounts = [posten.amount for _, posten in one.posten]
    return Card(
        title=one.name,
        short=one.short,
        citation=one.finding.value.citation,
        lines=lines_of(one),
        conditions=one.conditions,
        notes=one.notes,
        reasons=one.reasons[1:],
        until=tuple((words.name, frist.ends_on) for words, frist in one.deadlines),
        period=shared_period_words(amounts) if amounts else "",
    )


def _refusal(one: Described) -> Refusal:
    return Refusal(one.name, one.finding.value.citation, one.reasons[0])


def _deadlines(
    due: tuple[Described, ...],
    situation: Situation,
    land: Land | None,
    known: Content,
    today: date,
) -> tuple[Deadline, ...]:
    law = known.law_at(day=situation.day)
    named = [pair for one in due for pair in one.deadlines]
    if land is not None:
        named += [
            (known.wording.deadline(frist=one, law=law), one)
            for one in _decisions(situation.day, land, known)
        ]
    found = {
        key: Deadline(key, words, frist, is_over=frist.ends_on < today)
        for words, frist in named
        if (key := f"{frist.name}-{frist.ends_on.isoformat()}")
    }
    return tuple(sorted(found.values(), key=lambda one: (one.frist.ends_on, one.key)))


def _decisions(day: date, land: Land, known: Content) -> list[Frist]:
    """Return until when the Pflegekasse must decide on what reaches it on the day."""
    found = []
    for decide in (decide_application, decide_adaptation, DECIDE_WITH_EXPERT):
        try:
            found.append(
                decide(
                    received_on=day,
                    land=land,
                    parameters=known.parameters,
                    feiertage=known.holidays,
                )
            )
        except NotInForce:
            continue
    return found


def _plans(situation: Situation, parameters: Parameters, today: date) -> tuple[Amount, ...]:
    """Return the plans about the Pflegegrad, or about all of them; none for a day of the past."""
    if situation.day < today:
        return ()
    return tuple(
        one
        for one in parameters.planned()
        if one.name.partition(".")[2] in {"", str(situation.grade)}
    )


def _planned(amount: Amount) -> Planned:
    return Planned(amount.title, value_words(amount), period_words(amount), amount.citation)
