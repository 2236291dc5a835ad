"""The rows of a comparison with their names, and what to do where nothing can be compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.domain.availability.light import KindOfPlace
from portal.domain.comparison.choosing import Obstacle
from portal.domain.comparison.costs import PaidFor, PricedFor
from portal.domain.comparison.offer import ChosenOffer
from portal.domain.comparison.rows import Row, Subject, What
from portal.domain.matching.category import Category
from portal.web.cards import origin_words
from portal.web.profile_words import grades_words, price_per, price_words, stay_words
from portal.web.result_words import KIND_WORDS

LETTERS = "ABCD"
"""By which the facilities side by side are called, in their order."""
OBSTACLE_WORDS = {
    Obstacle.TOO_FEW: "Kreuzen Sie mindestens zwei Einrichtungen derselben Art an."
    " Dann stehen sie hier nebeneinander.",
    Obstacle.GONE: "Mindestens eine der gewählten Einrichtungen steht nicht im Verzeichnis."
    " Vergleichen Sie die übrigen oder wählen Sie andere.",
    Obstacle.MIXED: "Vergleichen lassen sich nur Einrichtungen derselben Art. Wählen Sie eine Art.",
    Obstacle.TOO_MANY: "Mehr als vier nebeneinander kann man nicht lesen."
    " Lassen Sie höchstens vier angekreuzt.",
}
_NAMES = {
    What.ORT: "Ort",
    What.LICHT: "Freie Plätze",
    What.PREIS: "Preise",
    What.BEWERTUNGEN: "Bewertungen",
    What.PLAETZE: "Plätze insgesamt",
    What.TRAEGER: "Träger",
    What.KONTAKT: "Kontakt",
}


_BRIEF = frozenset({What.LEISTUNG, What.PLAETZE, What.PREIS, What.EIGENANTEIL})


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row under its German name.

    Args:
        is_brief: its cells hold a word or two, so that name and value fit into one line.
    """

    name: str
    row: Row
    is_brief: bool


def name_rows(*, rows: Iterable[Row], category: Category) -> tuple[NamedRow, ...]:
    """Give each row its name."""
    return tuple(
        NamedRow(name=_name(row.subject, row.what, category), row=row, is_brief=row.what in _BRIEF)
        for row in rows
    )


def name_origins(*, offers: Sequence[ChosenOffer]) -> tuple[tuple[str, str], ...]:
    """Return where the records come from, each sentence with the letters of the facilities.

    One sentence that holds for all needs no letters.
    """
    lettered: dict[str, list[str]] = {}
    for letter, offer in zip(LETTERS, offers, strict=False):
        words = origin_words(offer.source, is_managed=offer.is_managed)
        lettered.setdefault(words, []).append(letter)
    if len(lettered) == 1:
        return tuple(("", words) for words in lettered)
    return tuple((", ".join(letters), words) for words, letters in lettered.items())


def _name(subject: Subject | None, what: What, category: Category) -> str:
    match subject:
        case None:
            return _NAMES[what]
        case KindOfPlace():
            return f"{_NAMES[What.LICHT]}: {KIND_WORDS[subject]}"
        case PricedFor():
            name = f"{price_words(subject.item, category)} {price_per(subject.item, category)}"
            return f"{name}, {grades_words(subject.grades)}" if subject.grades else name
        case PaidFor():
            name = f"Eigenanteil im Monat, {grades_words(subject.grades)}"
            return f"{name}, {stay_words(subject)} im Heim" if subject.changes else name
    return subject.value
