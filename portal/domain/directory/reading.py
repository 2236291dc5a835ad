"""Read the bytes of a file into rows of text; nothing is interpreted yet."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.domain.directory.cells import MAX_CELL_CHARACTERS
from portal.domain.directory.columns import FileRefused, csv_shape
from portal.domain.directory.json_shapes import json_rows
from portal.domain.directory.record import Rejection, RowRefused

_DOUBLE_ENCODED = re.compile("Ã[\x80-\xbf¤¶¼Ÿœ–„]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class RawRow:
    """The text of one row by our columns; all columns are there."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The rows of a file, those that cannot even be read, and the attribution it demands.

    `unit` is what the number of a row counts: "line" or "entry".
    """

    rows: tuple[RawRow, ...]
    rejections: tuple[Rejection, ...]
    unit: str
    attribution: str = ""


def read_file(*, content: bytes) -> SourceFile:
    """Read a CSV or JSON file, whose shape is detected by its columns or keys.

    Raises:
        FileRefused: empty, not text, no known shape, or wrong columns.
    """
    text = _decode(content)
    first = text.lstrip()[:1]
    if not first:
        raise FileRefused("The file is empty.")
    if first in "{[":
        return _read_json(text)
    return _read_csv(text)


def _decode(content: bytes) -> str:
    if content.startswith(_UTF16_MARKS):
        raise FileRefused("The file is UTF-16; save it as UTF-8.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decode_single_bytes(content)
    if _DOUBLE_ENCODED.search(text):
        raise FileRefused("The file mixes UTF-8 and Latin-1; save it as UTF-8.")
    return text


def _decode_single_bytes(content: bytes) -> str:
    """Decode what spreadsheets call Latin-1: Windows-1252, in which „–“ and „€“ exist."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _read_csv(text: str) -> SourceFile:
    delimiter = ";" if ";" in text.lstrip().split("\n", 1)[0] else ","
    records = _records(text, delimiter)
    _, header = next(records)
    if isinstance(header, str):
        raise FileRefused(f"The header cannot be read: {header}.")
    names = tuple(name.strip().casefold() for name in header)
    shape = csv_shape(names=names)
    shape.check(names=names)
    rows, rejections = [], []
    for line, record in records:
        if isinstance(record, str):
            rejections.append(Rejection(line, record))
        elif len(record) != len(names):
            rejections.append(Rejection(line, f"has {len(record)} cells instead of {len(names)}"))
        else:
            cells = dict(zip(names, record, strict=True))
            rows.append(RawRow(line, shape.translate(cells=cells)))
    return SourceFile(tuple(rows), tuple(rejections), "line")


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield the first line of each record with its cells, or with why it cannot be read.

    The limit of the reader is global, so it is set for the time of each step only. A cell
    beyond it is given up before it is read whole.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        limit = csv.field_size_limit(MAX_CELL_CHARACTERS)
        try:
            record: list[str] | str = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            record = f"cannot be read: {error}"
        finally:
            csv.field_size_limit(limit)
        if record:
            yield line, record


def _read_json(text: str) -> SourceFile:
    try:
        # Numbers stay text: no rounding, and none can be made too large to handle.
        document: Any = json.loads(text, parse_float=str, parse_int=str, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise FileRefused(f"The file looks like JSON but is not: {str(error)[:80]}.") from None
    rows, rejections = [], []
    extract = json_rows(document=document)
    for number, cells in enumerate(extract.entries, start=1):
        if isinstance(cells, RowRefused):
            rejections.append(Rejection(number, str(cells)))
        else:
            rows.append(RawRow(number, cells))
    return SourceFile(tuple(rows), tuple(rejections), "entry", extract.attribution)


def _refused(constant: str) -> str:
    raise ValueError(f"{constant} is no number")
