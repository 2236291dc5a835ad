"""Figures with their budgets, and how the report prints them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SEPARATOR = "   "


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number.

    Args:
        name: what was measured, for the list of exceeded budgets.
        value: the number, in the unit of its column.
        budget: the most it may be; None if there is no budget.
        is_count: it does not vary (bytes, requests, statements), so that exceeding fails.
    """

    name: str
    value: float
    budget: float | None = None
    is_count: bool = True

    @property
    def is_exceeded(self) -> bool:
        """Say whether the number is above its budget."""
        return self.budget is not None and self.value > self.budget

    @property
    def cell(self) -> str:
        """Return the number beside its budget, marked if it is too large."""
        if self.budget is None:
            return number(self.value)
        sign, mark = (">", " !") if self.is_exceeded else ("≤", "")
        return f"{number(self.value)} {sign} {number(self.budget)}{mark}"


Cell = Figure | str


class Report:
    """Prints section by section and remembers what is above its budget."""

    def __init__(self) -> None:
        self._exceeded: list[Figure] = []

    def heading(self, text: str) -> None:
        """Begin a section."""
        print(f"\n{text}\n{'-' * len(text)}", flush=True)

    def line(self, text: str) -> None:
        """Print one sentence."""
        print(text, flush=True)

    def table(self, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Print rows under their head and note their figures."""
        rows = tuple(rows)
        for row in rows:
            self.note(*(cell for cell in row if isinstance(cell, Figure)))
        for text in aligned((tuple(head), *(texts_of(row) for row in rows))):
            self.line(text)

    def note(self, *figures: Figure) -> None:
        """Remember the figures that are above their budget."""
        self._exceeded += [figure for figure in figures if figure.is_exceeded]

    def close(self) -> int:
        """Print what is above its budget; return 1 if a count is, else 0."""
        self.heading("Above budget")
        for figure in self._exceeded:
            kind = "" if figure.is_count else " (varies; for reading only)"
            self.line(
                f"{figure.name}: {number(figure.value)}, budget {number(figure.budget or 0)}{kind}"
            )
        if not self._exceeded:
            self.line("nothing")
        return int(any(figure.is_count for figure in self._exceeded))


def number(value: float) -> str:
    """Return a whole number with its thousands apart, any other with two places."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def texts_of(row: Sequence[Cell]) -> tuple[str, ...]:
    """Return the cells of a row as text."""
    return tuple(cell.cell if isinstance(cell, Figure) else cell for cell in row)


def aligned(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the rows as lines: the first column to the left, all others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return tuple(
        SEPARATOR.join(
            text.ljust(width) if column == 0 else text.rjust(width)
            for column, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the value below which so many percent of the values lie.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]
