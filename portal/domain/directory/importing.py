"""Turn the bytes of a source's file into records and rejections."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from portal.domain.directory.locating import PostcodeLookup
from portal.domain.directory.merging import Entry, merge_entries
from portal.domain.directory.reading import RawRow, read_file
from portal.domain.directory.record import FacilityRecord, Rejection, RowRefused
from portal.domain.directory.rows import read_row

Watch = Callable[[tuple[RawRow, ...]], Iterable[RawRow]]
"""Hands the rows on one by one; a command shows its progress with it."""


@dataclass(frozen=True, slots=True)
class ReadDirectory:
    """What a file holds.

    Args:
        row_count: rows in the file, rejected ones included.
        records: one per house and category, with unique ids.
        rejections: by line.
        unit: what the lines count, "line" or "entry".
        attribution: what the file itself demands; "" if nothing.
    """

    row_count: int
    records: tuple[FacilityRecord, ...]
    rejections: tuple[Rejection, ...]
    unit: str
    attribution: str


def read_directory(
    *, content: bytes, places: PostcodeLookup, today: date, watch: Watch = iter
) -> ReadDirectory:
    """Read a file of facilities; a bad row becomes a rejection and stops nothing.

    Raises:
        FileRefused: the file as a whole cannot be read.
    """
    source = read_file(content=content)
    entries: list[Entry] = []
    rejections = list(source.rejections)
    line_by_id: dict[str, int] = {}
    for row in watch(source.rows):
        try:
            entry = read_row(line=row.line, cells=row.cells, places=places, today=today)
            if row.cells["kennung"].strip():
                _claim(entry, line_by_id)
        except RowRefused as refused:
            rejections.append(Rejection(row.line, str(refused)))
        else:
            entries.append(entry)
    merged = merge_entries(entries=entries)
    records, doubles = _without_doubles(merged)
    rejections += doubles
    return ReadDirectory(
        row_count=len(source.rows) + len(source.rejections),
        records=records,
        rejections=tuple(sorted(rejections, key=lambda rejection: rejection.line)),
        unit=source.unit,
        attribution=source.attribution,
    )


def _claim(entry: Entry, line_by_id: dict[str, int]) -> None:
    external_id = entry.record.external_id
    first_line = line_by_id.setdefault(external_id, entry.line)
    if first_line != entry.line:
        raise RowRefused(
            column="kennung", reason=f"{external_id!r} is already the id of line {first_line}"
        )


def _without_doubles(
    merged: tuple[Entry, ...],
) -> tuple[tuple[FacilityRecord, ...], list[Rejection]]:
    """Refuse rows without id and street that are the same in everything that tells them apart."""
    line_by_id: dict[str, int] = {}
    records, rejections = [], []
    for entry in merged:
        try:
            _claim(entry, line_by_id)
        except RowRefused as refused:
            rejections.append(Rejection(entry.line, str(refused)))
        else:
            records.append(entry.record)
    return tuple(records), rejections
