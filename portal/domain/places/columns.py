"""Rows and towns in columns: each is made when it is asked for and forgotten again.

Thousands of them as objects take 9 MB in every web process, as columns 1.5.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from portal.domain.places.rows import LAENDER, Row, Settlement
from portal.domain.places.towns import Town

_BETWEEN_FIELDS, _BETWEEN_SETTLEMENTS, _BEFORE_LAND = "\t", "|", "="


class _Texts:
    """Many short texts in one."""

    def __init__(self, texts: Iterable[str]) -> None:
        kept = tuple(texts)
        ends = array("I", [0])
        for text in kept:
            ends.append(ends[-1] + len(text))
        self._whole, self._ends = "".join(kept), ends

    def __getitem__(self, number: int) -> str:
        return self._whole[self._ends[number] : self._ends[number + 1]]


class RowTable:
    """The rows of the places file by number, ascending by postcode."""

    def __init__(self, *, rows: Sequence[Row]) -> None:
        """Take the rows apart."""
        self.postcodes = tuple(row.postcode for row in rows)
        self._latitudes = array("i", (row.lat_e5 for row in rows))
        self._longitudes = array("i", (row.lon_e5 for row in rows))
        self._settlements = _Texts(_settlements_text(row) for row in rows)

    def number_of(self, *, postcode: str) -> int | None:
        """Return the number of the row with that postcode."""
        number = bisect_left(self.postcodes, postcode)
        is_there = number < len(self.postcodes) and self.postcodes[number] == postcode
        return number if is_there else None

    def row(self, *, number: int) -> Row:
        """Return the row with that number."""
        main, *further = (
            Settlement(name, LAENDER[int(land)])
            for name, _, land in (
                part.partition(_BEFORE_LAND)
                for part in self._settlements[number].split(_BETWEEN_SETTLEMENTS)
            )
        )
        return Row(
            postcode=self.postcodes[number],
            main=main,
            further=tuple(further),
            lat_e5=self._latitudes[number],
            lon_e5=self._longitudes[number],
        )


def _settlements_text(row: Row) -> str:
    return _BETWEEN_SETTLEMENTS.join(
        f"{settlement.name}{_BEFORE_LAND}{LAENDER.index(settlement.land)}"
        for settlement in (row.main, *row.further)
    )


@dataclass(frozen=True, slots=True)
class RowsOf(Sequence[Row]):
    """The rows of one town; how many there are is known without making them."""

    table: RowTable
    numbers: tuple[int, ...]

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        """Return one row, or some."""
        if isinstance(place, slice):
            return RowsOf(self.table, self.numbers[place])
        return self.table.row(number=self.numbers[place])


class TownTable:
    """Towns by number, in the order in which they were gathered."""

    def __init__(self, *, towns: Sequence[Town], rows: RowTable) -> None:
        """Take the towns apart."""
        numbers = {postcode: number for number, postcode in enumerate(rows.postcodes)}
        self._table = rows
        self._texts = _Texts(
            _BETWEEN_FIELDS.join(
                (t.name, t.folded, "" if t.short == t.folded else t.short, t.addition)
            )
            for t in towns
        )
        self._lands = array("B", (LAENDER.index(town.land) for town in towns))
        self._main_counts = array("H", (town.main_count for town in towns))
        self._rows = array("H")
        self._row_ends = array("I", [0])
        for town in towns:
            self._rows.extend(numbers[row.postcode] for row in town.rows)
            self._row_ends.append(len(self._rows))

    def __len__(self) -> int:
        """Return how many towns there are."""
        return len(self._lands)

    def __getitem__(self, number: int) -> Town:
        """Return the town with that number."""
        name, folded, short, addition = self._texts[number].split(_BETWEEN_FIELDS)
        first, end = self._row_ends[number], self._row_ends[number + 1]
        return Town(
            name=name,
            folded=folded,
            short=short or folded,
            land=LAENDER[self._lands[number]],
            rows=RowsOf(self._table, tuple(self._rows[first:end])),
            main_count=self._main_counts[number],
            addition=addition,
        )
