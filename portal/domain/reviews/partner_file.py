"""Read the file of a partner who collects reviews, too: CSV or JSON."""

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.domain.directory.cells import checked, read_day
from portal.domain.directory.columns import FileRefused
from portal.domain.directory.record import Rejection, RowRefused
from portal.domain.reviews.review import LONGEST_NAME, LONGEST_TEXT, AuthorRole

COLUMNS = ("kennung", "einrichtung_nr", "einrichtung", "plz", "datum", "rolle", "name", "text")
REQUIRED = frozenset({"kennung", "datum", "rolle"})
STARS_PREFIX = "sterne_"
"""Before the key of a criterion: the column with the stars for it."""
STARS_KEY = "sterne"
"""In JSON the stars stand in one object under this key."""
LONGEST_ID = 200
MOST_STARS = 5
_DIGITS_OF_NUMBER = 9


@dataclass(frozen=True, slots=True)
class PartnerReview:
    """One review as the partner tells it.

    Args:
        line: physical line of a CSV file, running number of the entry in a JSON file; from 1.
        external_id: the partner's own name for it; the same review always has the same.
        facility_id: our number of the facility, if the partner knows it.
        stars: 1 to 5 by criterion, for those that were rated.
        signed: the name that stands under it; may be empty.
    """

    line: int
    external_id: str
    facility_id: int | None
    facility_name: str
    postcode: str
    written_on: date
    role: AuthorRole
    stars: Mapping[str, int]
    text: str
    signed: str


@dataclass(frozen=True, slots=True)
class PartnerFile:
    """What a file holds, and what of it cannot be taken."""

    reviews: tuple[PartnerReview, ...]
    rejections: tuple[Rejection, ...]


def read_partner_file(*, content: bytes, criteria: Collection[str], today: date) -> PartnerFile:
    """Read a file in UTF-8; `criteria` are the keys that anything can be rated by.

    Raises:
        FileRefused: no text, no list of entries, or columns that are missing or unknown.
    """
    reviews: dict[str, PartnerReview] = {}
    rejections: list[Rejection] = []
    for line, cells in _rows(_text_of(content), criteria):
        try:
            review = _review(line, cells, today)
        except RowRefused as refused:
            rejections.append(Rejection(line, str(refused)))
            continue
        if review.external_id in reviews:
            rejections.append(Rejection(line, "kennung: stands in the file twice"))
        else:
            reviews[review.external_id] = review
    return PartnerFile(tuple(reviews.values()), tuple(rejections))


def _text_of(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused("The file is no UTF-8 text.") from None
    if not text.strip():
        raise FileRefused("The file is empty.")
    return text


def _rows(text: str, criteria: Collection[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Give number and cells of each row, all columns filled in."""
    known = {*COLUMNS, *(f"{STARS_PREFIX}{key}" for key in criteria)}
    empty = dict.fromkeys(sorted(known), "")
    rows = _json_rows(text) if text.lstrip()[0] in "{[" else _csv_rows(text)
    for line, cells in rows:
        unknown = sorted(cells.keys() - known)
        if unknown:
            raise FileRefused(f"Unknown columns: {', '.join(unknown)[:200]}.")
        missing = sorted(REQUIRED - cells.keys())
        if missing:
            raise FileRefused(f"Missing columns: {', '.join(missing)}.")
        yield line, empty | cells


def _csv_rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    delimiter = ";" if ";" in text.split("\n", 1)[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [name.strip().casefold() for name in next(reader)]
        line = reader.line_num + 1
        for record in reader:
            if record and len(record) != len(names):
                raise FileRefused(f"Line {line} has {len(record)} cells, not {len(names)}.")
            if record:
                yield line, dict(zip(names, record, strict=True))
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileRefused(f"The file cannot be read: {error}.") from None


def _json_rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        # Numbers stay text: none can be made too large to handle.
        document: Any = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise FileRefused("The file looks like JSON but is not.") from None
    if not isinstance(document, list):
        raise FileRefused("The JSON file is no list of entries.")
    for number, entry in enumerate(document, start=1):
        if not isinstance(entry, dict):
            raise FileRefused(f"Entry {number} of the JSON file is no object.")
        stars = entry.get(STARS_KEY, {})
        if not isinstance(stars, dict):
            raise FileRefused(f"The stars of entry {number} are no object.")
        flat = {name: value for name, value in entry.items() if name != STARS_KEY}
        flat |= {f"{STARS_PREFIX}{key}": value for key, value in stars.items()}
        yield number, {name: _plain(value) for name, value in flat.items()}


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _review(line: int, cells: Mapping[str, str], today: date) -> PartnerReview:
    text = _text(cells["text"])
    plain = checked(cells={name: cell for name, cell in cells.items() if name != "text"})
    if not plain["kennung"] or len(plain["kennung"]) > LONGEST_ID:
        raise RowRefused(column="kennung", reason=f"is missing or longer than {LONGEST_ID}")
    written_on = read_day(text=plain["datum"], column="datum", last=today)
    if written_on is None:
        raise RowRefused(column="datum", reason="is missing")
    if plain["rolle"] not in set(AuthorRole):
        raise RowRefused(column="rolle", reason=f"is none of {', '.join(AuthorRole)}")
    if len(plain["name"]) > LONGEST_NAME:
        raise RowRefused(column="name", reason=f"has more than {LONGEST_NAME} characters")
    facility_id = _number(plain["einrichtung_nr"])
    if facility_id is None and not (plain["einrichtung"] and plain["plz"]):
        raise RowRefused(column="einrichtung", reason="neither our number nor name and postcode")
    stars = _stars(plain)
    if not stars and not text:
        raise RowRefused(column="text", reason="neither text nor stars")
    return PartnerReview(
        line=line,
        external_id=plain["kennung"],
        facility_id=facility_id,
        facility_name=plain["einrichtung"],
        postcode=plain["plz"],
        written_on=written_on,
        role=AuthorRole(plain["rolle"]),
        stars=stars,
        text=text,
        signed=plain["name"],
    )


def _text(cell: str) -> str:
    """Return the text with its lines; each without blanks around it."""
    text = "\n".join(" ".join(line.split()) for line in cell.strip().splitlines())
    if len(text) > LONGEST_TEXT:
        raise RowRefused(column="text", reason=f"has more than {LONGEST_TEXT} characters")
    if not text.replace("\n", "").isprintable():
        raise RowRefused(column="text", reason="holds a character that cannot be seen")
    return text


def _number(text: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > _DIGITS_OF_NUMBER:
        raise RowRefused(column="einrichtung_nr", reason="is no number of ours")
    return int(text)


def _stars(cells: Mapping[str, str]) -> Mapping[str, int]:
    allowed = {str(number): number for number in range(1, MOST_STARS + 1)}
    stars = {}
    for name, cell in cells.items():
        if name.startswith(STARS_PREFIX) and cell:
            if cell not in allowed:
                raise RowRefused(column=name, reason=f"is no number from 1 to {MOST_STARS}")
            stars[name.removeprefix(STARS_PREFIX)] = allowed[cell]
    return stars
