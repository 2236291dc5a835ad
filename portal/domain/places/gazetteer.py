"""All places of Germany in memory: resolve what people type, suggest, look around."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path

from portal.domain.places.columns import RowTable, TownTable
from portal.domain.places.folding import fold
from portal.domain.places.name_index import NameIndex
from portal.domain.places.nearness import Nearness
from portal.domain.places.place import Place, Resolution
from portal.domain.places.rows import PlacesFileInvalid, Row, parse_rows
from portal.domain.places.towns import (
    Town,
    gather_towns,
    postcode_place,
    row_point,
    town_place,
)
from portal.values.geo import Point

LONGEST_TEXT = 100
"""Characters of an input that are looked at; no place name comes near."""

BIG_TOWN = 10
"""From so many postcodes on it costs more to find the centre of a town than to remember it."""

MOST_CHOICES = 20
"""How many places a question back may offer."""

_POSTCODE = re.compile(r"(?<![0-9])(?:\b[DdOoWw]\s?[-–]?\s?)?([0-9]{5})(?![0-9])")
_ONLY_DIGITS = re.compile(r"(?:[DdOoWw]\s?[-–]?\s?)?([0-9]+)")
_SAME_REGION_DIGITS = 4


class Gazetteer:
    """The street postcodes and towns of Germany.

    A town typed without addition is taken at once if its whole name is equal and its size is
    unmistakable (see NameIndex); otherwise the person is asked. Size is the number of
    postcodes of which the town is the main place.
    """

    def __init__(self, *, rows: tuple[Row, ...]) -> None:
        self._rows = RowTable(rows=rows)
        self._postcodes = self._rows.postcodes
        towns = gather_towns(rows=rows)
        self._names = NameIndex(towns=TownTable(towns=towns, rows=self._rows))
        self._big_places: dict[tuple[str, str, str], Place] = {}
        self._nearness = Nearness(
            centres=((row.postcode, row_point(row=row)) for row in rows),
        )

    @property
    def postcodes(self) -> tuple[str, ...]:
        """Return all street postcodes, ascending."""
        return self._postcodes

    def by_postcode(self, *, postcode: str) -> Place | None:
        """Return the place of exactly that postcode."""
        row = self._row(postcode)
        return postcode_place(row=row) if row else None

    def postcodes_within(self, *, point: Point, metres: int) -> tuple[str, ...]:
        """Return the postcodes whose centre lies at most so far away, ascending."""
        return self._nearness.within(point=point, metres=metres)

    def find(self, *, text: str) -> Resolution:
        """Resolve what somebody typed or chose; any text is allowed, nothing is raised.

        Understands postcodes (also „D-13599“ and within an address), towns in any spelling,
        short and abbreviated names, single typing errors, and labels and keys of places. A
        postcode decides over a town beside it.
        """
        text = text[:LONGEST_TEXT].strip()
        if not text:
            return Resolution(None, problem="empty")
        folded = fold(text=text)
        chosen = self._names.chosen(folded=folded)
        if chosen:
            return Resolution(self._place(chosen))
        postcode = _POSTCODE.search(text)
        if postcode:
            rest = fold(text=text[: postcode.start()] + " " + text[postcode.end() :])
            return self._find_postcode(postcode[1], rest)
        digits = _ONLY_DIGITS.fullmatch(text)
        if digits:
            return Resolution(
                None, choices=self._completions(digits[1]), problem="unknown_postcode"
            )
        return self._find_name(folded)

    def _place(self, town: Town) -> Place:
        """Return the place of a town; of the few big ones it is worked out once."""
        if len(town.rows) < BIG_TOWN:
            return town_place(town=town)
        key = (town.folded, town.land, town.addition)
        if key not in self._big_places:
            self._big_places[key] = town_place(town=town)
        return self._big_places[key]

    def _find_postcode(self, postcode: str, rest: str) -> Resolution:
        row = self._row(postcode)
        if row:
            return Resolution(postcode_place(row=row), town_ignored=not _names_row(rest, row))
        by_name = self._find_name(rest)
        choices = (by_name.place,) if by_name.place else by_name.choices
        if not choices:
            choices = self._with_prefix(postcode[:_SAME_REGION_DIGITS], MOST_CHOICES)
        return Resolution(None, choices=choices, problem="unknown_postcode")

    def _find_name(self, folded: str) -> Resolution:
        match = self._names.resolve(folded=folded)
        if match.town:
            return Resolution(self._place(match.town), corrected=match.is_corrected)
        if not match.candidates:
            return Resolution(None, problem="unknown")
        choices = _places(match.candidates, MOST_CHOICES)
        return Resolution(
            None, choices=choices, problem="unknown" if match.is_corrected else "ambiguous"
        )

    def suggest(self, *, text: str, limit: int = 6) -> tuple[Place, ...]:
        """Return what the beginning of an input may become, biggest places first.

        Digits complete to postcodes, letters to towns; a postcode followed by a name gives
        that postcode. From four letters on typing errors are forgiven.
        """
        text = text[:LONGEST_TEXT].strip()
        digits = _ONLY_DIGITS.fullmatch(text)
        if digits:
            return self._with_prefix(digits[1], limit)
        postcode = _POSTCODE.search(text)
        if postcode:
            return self._with_prefix(postcode[1], limit)
        folded = fold(text=text)
        chosen = self._names.chosen(folded=folded)
        towns = self._names.starting(folded=folded, limit=limit)
        first = (chosen,) if chosen else ()
        return _places(dict.fromkeys((*first, *towns)), limit)

    def _completions(self, digits: str) -> tuple[Place, ...]:
        """Complete too few digits; four may also have lost the zero in front."""
        choices = self._with_prefix(digits, MOST_CHOICES) if len(digits) > 2 else ()  # noqa: PLR2004 – two digits fit thousands
        with_zero = self.by_postcode(postcode=f"0{digits}")
        return (with_zero, *choices)[:MOST_CHOICES] if with_zero else choices

    def _with_prefix(self, prefix: str, limit: int) -> tuple[Place, ...]:
        first = bisect_left(self._postcodes, prefix)
        end = min(first + max(limit, 0), len(self._postcodes))
        return tuple(
            postcode_place(row=self._rows.row(number=number))
            for number in range(first, end)
            if self._postcodes[number].startswith(prefix)
        )

    def _row(self, postcode: str) -> Row | None:
        number = self._rows.number_of(postcode=postcode)
        return None if number is None else self._rows.row(number=number)


def _names_row(rest: str, row: Row) -> bool:
    """Tell whether the text beside a postcode is empty or names a place in it."""
    if not rest:
        return True
    padded = f" {rest} "
    for name in (row.main.name, *(settlement.name for settlement in row.further)):
        words = fold(text=name)
        if f" {words} " in padded or words.startswith(rest) or words.split(" ")[0] in rest.split():
            return True
    return False


def _places(towns: Iterable[Town], limit: int) -> tuple[Place, ...]:
    return tuple(town_place(town=town) for _, town in zip(range(limit), towns, strict=False))


def load_gazetteer(*, path: Path) -> Gazetteer:
    """Read the places file.

    Raises:
        PlacesFileInvalid: the file cannot be read, is not UTF-8 or is malformed.
    """
    try:
        text = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise PlacesFileInvalid("The places file cannot be read.") from error
    return Gazetteer(rows=parse_rows(text=text))
