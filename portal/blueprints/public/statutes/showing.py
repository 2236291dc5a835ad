"""The law of a day by topics, as the pages „Rechtsstand“ show it."""

from dataclasses import dataclass
from itertools import groupby

from portal.law.parameters import Amount, Snapshot
from portal.law.pflegegrad.instrument import Instrument, Module, Threshold
from portal.law.pflegegrad.loading import Instruments
from portal.values.citation import Citation
from portal.values.errors import NotFound
from portal.web.law_words import (
    CONFIDENCE_WORDS,
    STATUS_WORDS,
    period_words,
    value_words,
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of the Rechtsstand.

    Args:
        slug: of its address.
        subjects: whose values it shows, in this order.
    """

    slug: str
    title: str
    subjects: tuple[str, ...]


TOPICS = (
    Topic(
        "pflege-zu-hause",
        "Pflege zu Hause",
        (
            "pflegegeld",
            "pflegegeld_teilmonat",
            "pflegegeld_krankenhaus",
            "pflegegeld_ausland",
            "sachleistung",
            "kombination_bindung",
            "umwandlung",
            "umwandlung_anteil",
            "entlastungsbetrag",
            "entlastungsbetrag_uebertrag",
            "tages_nachtpflege",
            "beratungsbesuch",
            "beratungsbesuch_freiwillig",
        ),
    ),
    Topic(
        "auszeit",
        "Verhinderungs- und Kurzzeitpflege",
        (
            "gemeinsamer_jahresbetrag",
            "verhinderung",
            "verhinderung_wochen",
            "verhinderung_vorpflegezeit",
            "verhinderung_antragsfrist",
            "verhinderung_angehoerige",
            "verhinderung_angehoerige_faktor",
            "verhinderung_jung",
            "verhinderung_jung_grenzen",
            "verhinderung_jung_wochen",
            "verhinderung_jung_angehoerige_faktor",
            "kurzzeitpflege",
            "kurzzeitpflege_wochen",
            "pflegegeld_ersatzpflege_anteil",
            "pflegegeld_ersatzpflege_wochen",
            "pflegeunterstuetzungsgeld",
        ),
    ),
    Topic(
        "hilfsmittel-und-wohnung",
        "Hilfsmittel und Wohnung",
        (
            "pflegehilfsmittel_verbrauch",
            "hilfsmittel_zuzahlung",
            "wohnumfeld",
            "wohnumfeld_frist",
            "dipa",
        ),
    ),
    Topic(
        "wohngruppe-und-heim",
        "Wohngruppe und Heim",
        (
            "wohngruppenzuschlag",
            "wohngruppen_anschub",
            "wohngruppen_anschub_antragsfrist",
            "wohngruppen_foerdersumme",
            "gemeinschaftliche_wohnform",
            "vollstationaer",
            "leistungszuschlag_heim",
            "behindertenhilfe",
            "behindertenhilfe_anteil",
        ),
    ),
    Topic(
        "antrag-und-voraussetzungen",
        "Antrag und Voraussetzungen",
        (
            "entscheidungsfrist",
            "verzugspauschale",
            "vorversicherungszeit",
            "pflegegrad_mindestens",
            "beihilfe_anteil",
            "sozialraumbudget",
        ),
    ),
)
CONFIRMED = {"twice": "zweifach belegt", "once": "einfach belegt"}


class UnknownTopic(NotFound):
    """Report an address that is no topic."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Values that rest on the same passage.

    Args:
        rows: what each value is for and the value in words.
    """

    title: str
    rows: tuple[tuple[str, str], ...]
    citation: Citation
    period: str
    status: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Area:
    """One module with its Punktbereiche: sums of Einzelpunkte and weighted points."""

    name: str
    weight: int
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What one file of the instrument is about and how well it is confirmed."""

    title: str
    citation: Citation
    evidence: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Grades:
    """What decides a Pflegegrad on a day.

    Args:
        highest_of: modules of which only the highest weighted value counts.
    """

    thresholds: tuple[tuple[str, str], ...]
    baby_thresholds: tuple[tuple[str, str], ...]
    areas: tuple[Area, ...]
    highest_of: tuple[int, ...]
    proofs: tuple[Proof, ...]


def find_topic(slug: str) -> Topic:
    """Return the topic of an address.

    Raises:
        UnknownTopic: there is none.
    """
    for topic in TOPICS:
        if topic.slug == slug:
            return topic
    raise UnknownTopic(slug)


def list_entries(*, topic: Topic, law: Snapshot) -> tuple[Entry, ...]:
    """Return the values of a topic that are law on the day."""
    amounts = [
        amount
        for subject in topic.subjects
        for amount in law.amounts.values()
        if amount.name.partition(".")[0] == subject
    ]
    return _entries(tuple(amounts))


def list_planned(*, amounts: tuple[Amount, ...]) -> tuple[Entry, ...]:
    """Return what is announced but no law."""
    return _entries(amounts)


def list_grades(*, instrument: Instrument, instruments: Instruments) -> Grades:
    """Return thresholds, Punktbereiche and sources of the Begutachtungsinstrument."""
    return Grades(
        thresholds=_thresholds(instrument.thresholds),
        baby_thresholds=_thresholds(instrument.baby_thresholds),
        areas=tuple(_area(module) for module in instrument.modules),
        highest_of=instrument.only_highest_of,
        proofs=tuple(
            Proof(
                one.title,
                instrument.citations[one.subject],
                tuple((fact.what, CONFIRMED[fact.confirmed], fact.note) for fact in one.evidence),
            )
            for one in instruments.files
        ),
    )


def _entries(amounts: tuple[Amount, ...]) -> tuple[Entry, ...]:
    entries = []
    for (title, citation, period, status, confidence), group in groupby(amounts, key=_facts):
        rows = tuple((one.title.partition(": ")[2], value_words(one)) for one in group)
        entries.append(Entry(title, rows, citation, period, status, confidence))
    return tuple(entries)


def _facts(amount: Amount) -> tuple[str, Citation, str, str, str]:
    return (
        amount.title.partition(": ")[0],
        amount.citation,
        period_words(amount),
        STATUS_WORDS[amount.status],
        CONFIDENCE_WORDS[amount.confidence],
    )


def _thresholds(thresholds: tuple[Threshold, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"Pflegegrad {one.grade}" if one.grade else "kein Pflegegrad", _german(one.lower))
        for one in thresholds
    )


def _area(module: Module) -> Area:
    rows = zip(module.ranges, module.weighted, strict=True)
    return Area(
        name=f"Modul {module.number}: {module.name}",
        weight=module.weight_percent,
        rows=tuple(
            (str(first) if first == last else f"{first} bis {last}", _german(weighted))
            for (first, last), weighted in rows
        ),
    )


def _german(number: object) -> str:
    return str(number).replace(".", ",")
