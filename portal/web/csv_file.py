"""Tables as CSV files that spreadsheets open, and that make them calculate nothing."""

import csv
import io
from collections.abc import Iterable, Sequence

from flask import Response

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With these a spreadsheet begins a formula, or hides where one begins."""

Cell = str | int


def csv_file(*, name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Response:
    """Answer with a file to be kept; `name` is ASCII and without ending.

    UTF-8 with its mark and semicolons: what German spreadsheets read without asking.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return Response(
        text.getvalue().encode("utf-8-sig"),
        headers={
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{name}.csv"',
        },
    )


def _harmless(cell: Cell) -> Cell:
    """Put an apostrophe before text that a spreadsheet would calculate."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
