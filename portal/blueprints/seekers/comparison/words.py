"""The rows of a comparison with their names, and what to do where nothing can be compared."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.domain.availability.light import KindOfPlace
from portal.domain.comparison.choosing import Obstacle
from portal.domain.comparison.rows import Row, What
from portal.web.result_words import KIND_WORDS

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
    What.BEWERTUNGEN: "Bewertungen",
    What.PLAETZE: "Plätze insgesamt",
    What.TRAEGER: "Träger",
    What.KONTAKT: "Kontakt",
}


_BRIEF = frozenset({What.LEISTUNG, What.PLAETZE})


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row under its German name.

    Args:
        is_brief: its cells hold a word or two, so that name and value fit into one line.
    """

    name: str
    row: Row
    is_brief: bool


def name_rows(*, rows: Iterable[Row]) -> tuple[NamedRow, ...]:
    """Give each row its name."""
    return tuple(NamedRow(name=_name(row), row=row, is_brief=row.what in _BRIEF) for row in rows)


def _name(row: Row) -> str:
    if row.subject is None:
        return _NAMES[row.what]
    if isinstance(row.subject, KindOfPlace):
        return f"{_NAMES[What.LICHT]}: {KIND_WORDS[row.subject]}"
    return row.subject.value
