"""What is wrong with a table of lights, in German."""

from collections.abc import Mapping

from portal.domain.availability.reporting import FURTHEST, MOST_PLACES
from portal.domain.availability.table import (
    MOST_BYTES,
    MOST_ROWS,
    RowProblem,
    TableRefused,
    Words,
)
from portal.web.filters import LIGHT_WORDS
from portal.web.result_words import KIND_WORDS
from portal.web.typed_text import shown_again
from portal.web.typed_values import read_day

WORDS = Words(
    kinds={words: kind for kind, words in KIND_WORDS.items()},
    lights={words: light for light, words in LIGHT_WORDS.items()},
    read_day=read_day,
)
"""What stands in the table, and what it means."""
FILE_MISSING = "Bitte wählen Sie die Datei, die Sie übernehmen möchten."
MOST_ROWS_WORDS = f"{MOST_ROWS:,}".replace(",", ".")
_LONGEST_TYPED = 40
_KINDS, _LIGHTS = ", ".join(WORDS.kinds), ", ".join(WORDS.lights)
_YEARS = FURTHEST.days // 365
_REFUSED: Mapping[str, str] = {
    "empty": "In dieser Datei steht keine Zeile mit Ampeln.",
    "large": f"Diese Datei ist zu groß. Möglich sind {MOST_BYTES // 1024} kB.",
    "unreadable": (
        "Diese Datei können wir nicht lesen. Bitte speichern Sie die Tabelle als CSV-Datei."
    ),
    "long": (
        f"Diese Datei hat mehr als {MOST_ROWS_WORDS} Zeilen."
        " Bitte teilen Sie sie, zum Beispiel nach Gruppen."
    ),
    "columns": "In der ersten Zeile fehlt: {names}. Bitte lassen Sie die Überschriften stehen.",
    "twice": "In der ersten Zeile steht doppelt: {names}.",
}
_NO_NUMBER = f"Möglich ist eine Zahl von 1 bis {MOST_PLACES} oder ein leeres Feld."
_SENTENCES: Mapping[tuple[str, str], str] = {
    ("row", "cells"): "Hier steht mehr, als in die Spalten der Überschrift gehört.",
    ("row", "twice"): "Diese Einrichtung mit dieser Platzart steht schon weiter oben.",
    ("number", "unknown"): "Die Nummer „{typed}“ gehört zu keiner Ihrer Einrichtungen.",
    ("kind", "unknown"): f"Die Platzart „{{typed}}“ kennen wir nicht. Möglich sind: {_KINDS}.",
    ("kind", "not_here"): "Die Platzart „{typed}“ gibt es bei dieser Einrichtung nicht.",
    ("light", "missing"): f"Die Ampel fehlt. Möglich sind: {_LIGHTS}.",
    ("light", "unknown"): f"Die Ampel „{{typed}}“ kennen wir nicht. Möglich sind: {_LIGHTS}.",
    ("places", "unreadable"): f"„{{typed}}“ ist keine Anzahl von Plätzen. {_NO_NUMBER}",
    ("places", "range"): f"Diese Anzahl von Plätzen geht nicht. {_NO_NUMBER}",
    ("places", "not_free"): "Eine Anzahl von Plätzen passt nur zu „Plätze frei“.",
    ("free_from", "unreadable"): (
        "„{typed}“ ist kein Tag. Schreiben Sie ihn zum Beispiel so: 24.12.2026."
    ),
    ("free_from", "past"): "Der Tag bei „Frei ab“ ist schon vorbei.",
    ("free_from", "far"): f"Der Tag bei „Frei ab“ liegt nicht in den nächsten {_YEARS} Jahren.",
    ("free_from", "unknown_light"): "Ein Tag bei „Frei ab“ passt nicht zu „Keine Angabe“.",
}
_EMPTY: Mapping[str, str] = {
    "number": "Die Nummer der Einrichtung fehlt.",
    "kind": "Die Platzart fehlt.",
}


def refused_sentence(*, error: TableRefused) -> str:
    """Return why nothing of a file can be read."""
    names = ", ".join(f"„{name}“" for name in error.names)
    return _REFUSED[error.code].format(names=names)


def row_sentence(*, problem: RowProblem) -> str:
    """Return "Zeile 3: …", with the number that spreadsheets show beside the row."""
    is_empty = problem.code == "unknown" and not problem.typed
    words = _EMPTY[problem.field] if is_empty else _SENTENCES[problem.field, problem.code]
    typed = shown_again(problem.typed, most=_LONGEST_TYPED)
    return f"Zeile {problem.row}: {words.format(typed=typed)}"
