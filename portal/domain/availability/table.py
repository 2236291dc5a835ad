"""Read the table of a company's lights as spreadsheets save it, every mistake by row."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.availability.reporting import MOST_PLACES, NewReport, check_report
from portal.values.errors import Invalid, PortalError

NUMBER, KIND, LIGHT, PLACES, FREE_FROM = "Nummer", "Platzart", "Ampel", "Plätze", "Frei ab"
COLUMNS = (NUMBER, "Einrichtung", "Ort", KIND, LIGHT, PLACES, FREE_FROM, "Bestätigt am")
READ = (NUMBER, KIND, LIGHT, PLACES, FREE_FROM)
"""What must be there and is read; the others only tell people where they are."""
MOST_ROWS = 1_000
MOST_BYTES = 256 * 1024
LONGEST_CELL = 1_000
"""Characters; more than that stands in no cell of this table."""
FIRST_ROW = 2
"""The number that spreadsheets show beside the first row below the header."""
_DIGITS_OF_NUMBER = 9

Value = TypeVar("Value")
Lights = Mapping[KindOfPlace, NewReport]
"""What is said now about each kind of place of a facility."""


class TableRefused(PortalError):
    """Report a file of which no row can be read.

    Args:
        code: "empty", "large", "unreadable", "long", "columns" or "twice".
        names: the columns that are missing or there twice.
    """

    def __init__(self, code: str, names: tuple[str, ...] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.names = names


@dataclass(frozen=True, slots=True)
class Row:
    """A row with something in it: its number in the spreadsheet, and its cells by column."""

    number: int
    cells: Mapping[str, str]
    is_too_long: bool

    @property
    def facility_id(self) -> int | None:
        """Return the number of the facility; None if there is no number."""
        text = self.cells[NUMBER]
        is_number = text.isascii() and text.isdigit() and len(text) <= _DIGITS_OF_NUMBER
        return int(text) if is_number else None


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong in one row.

    Args:
        field: of the row or the report; `code` says why, as `check_report` does, or "unknown",
            "missing", "unreadable", "not_here", "twice", "cells".
        typed: what stands in the cell.
    """

    row: int
    field: str
    code: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """How the table says what it says.

    Args:
        kinds: kinds of place by their words.
        lights: lights by their words.
        read_day: gives the day that a text means, None if it is none.
    """

    kinds: Mapping[str, KindOfPlace]
    lights: Mapping[str, Light]
    read_day: Callable[[str], date | None]


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says about a kind of place of a facility."""

    facility_id: int
    report: NewReport


@dataclass(frozen=True, slots=True)
class Table:
    """What the rows say, in their order; nothing counts while there are problems.

    Args:
        changed: what differs from what is said now.
        unchanged: what is said once more; rows without a light are left out.
    """

    changed: tuple[Said, ...]
    unchanged: tuple[Said, ...]
    problems: tuple[RowProblem, ...]


def read_rows(*, content: bytes) -> tuple[Row, ...]:
    """Read the rows of a CSV file in UTF-8 or Windows-1252, with semicolons or commas.

    Raises:
        TableRefused: no row can be read, or there are more than `MOST_ROWS`.
    """
    text = _text_of(content)
    delimiter = ";" if ";" in text.split("\n", 1)[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = tuple(_plain(name) for name in next(reader))
        _check_names(names)
        rows = tuple(_filled(names, reader))
    except csv.Error:
        raise TableRefused("unreadable") from None
    if not rows:
        raise TableRefused("empty")
    if len(rows) > MOST_ROWS:
        raise TableRefused("long")
    return rows


def read_table(
    *, rows: Sequence[Row], own: Mapping[int, Lights], words: Words, today: date
) -> Table:
    """Compare the rows with what is said now; `own` are the facilities that may be reported on.

    Every other facility counts as unknown. A row keeps the weekdays, for which it has no column.
    """
    changed, unchanged, problems = [], [], []
    seen: set[tuple[int | None, str]] = set()
    for row in rows:
        found, said = _read(row, own, words, today)
        key = row.facility_id, row.cells[KIND].casefold()
        if not found and key in seen:
            found.append(RowProblem(row.number, "row", "twice"))
        seen.add(key)
        problems += found
        if said is not None:
            before = own[said.facility_id][said.report.kind]
            if said.report != before:
                changed.append(said)
            elif before.light is not Light.UNBEKANNT:
                unchanged.append(said)
    return Table(tuple(changed), tuple(unchanged), tuple(problems))


def _text_of(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise TableRefused("large")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if not text.strip():
            raise TableRefused("empty")
        return text
    raise TableRefused("unreadable")


def _plain(cell: str) -> str:
    return " ".join(cell.split())


def _check_names(names: tuple[str, ...]) -> None:
    missing = tuple(name for name in READ if name not in names)
    if missing:
        raise TableRefused("columns", missing)
    twice = tuple(name for name in READ if names.count(name) > 1)
    if twice:
        raise TableRefused("twice", twice)


def _filled(names: tuple[str, ...], reader: Iterator[list[str]]) -> Iterator[Row]:
    """Give the rows with anything in them; spreadsheets leave out empty cells at the end."""
    for number, record in enumerate(reader, start=FIRST_ROW):
        cells = [_plain(cell) for cell in record]
        if any(cells):
            padded = cells + [""] * (len(names) - len(cells))
            by_name = dict(zip(names, padded, strict=False))
            is_too_long = any(padded[len(names) :]) or max(map(len, cells)) > LONGEST_CELL
            yield Row(number, {name: by_name[name] for name in READ}, is_too_long)


def _read(
    row: Row, own: Mapping[int, Lights], words: Words, today: date
) -> tuple[list[RowProblem], Said | None]:
    """Return everything that is wrong with a row, or what it says."""
    if row.is_too_long:
        return [RowProblem(row.number, "row", "cells")], None
    problems: list[RowProblem] = []

    def wrong(field: str, code: str, typed: str = "") -> None:
        problems.append(RowProblem(row.number, field, code, typed))

    before = _before(row, own, words, wrong)
    light = _light(row.cells[LIGHT], words, wrong)
    places = _places(row.cells[PLACES], wrong)
    free_from = words.read_day(row.cells[FREE_FROM])
    if free_from is None and row.cells[FREE_FROM]:
        wrong("free_from", "unreadable", row.cells[FREE_FROM])
    if problems or before is None or light is None or row.facility_id is None:
        return problems, None
    report = replace(before, light=light, places=places, free_from=free_from)
    try:
        if report != before:
            check_report(report=report, kinds=own[row.facility_id].keys(), today=today)
    except Invalid as error:
        wrong(error.field, error.code)
        return problems, None
    return problems, Said(row.facility_id, report)


Wrong = Callable[[str, str, str], None]


def _before(row: Row, own: Mapping[int, Lights], words: Words, wrong: Wrong) -> NewReport | None:
    lights = own.get(row.facility_id) if row.facility_id is not None else None
    if lights is None:
        wrong("number", "unknown", row.cells[NUMBER])
    kind = _known(row.cells[KIND], words.kinds)
    if kind is None:
        wrong("kind", "unknown", row.cells[KIND])
        return None
    if lights is None:
        return None
    if kind not in lights:
        wrong("kind", "not_here", row.cells[KIND])
    return lights.get(kind)


def _light(text: str, words: Words, wrong: Wrong) -> Light | None:
    light = _known(text, words.lights)
    if light is None:
        wrong("light", "unknown" if text else "missing", text)
    return light


def _places(text: str, wrong: Wrong) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(MOST_PLACES)):
        wrong("places", "unreadable", text)
        return None
    return int(text)


def _known(text: str, values: Mapping[str, Value]) -> Value | None:
    by_words = {name.casefold(): value for name, value in values.items()}
    return by_words.get(text.casefold())
