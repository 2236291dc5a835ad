"""QR codes as the path of an inline SVG: no picture to load, no style of its own."""

from dataclasses import dataclass
from importlib import import_module

QUIET_ZONE = 4
"""Modules of empty border that ISO/IEC 18004 asks for."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code of dark squares on a light ground.

    Args:
        size: of the square view box, quiet zone included.
        path: the dark modules, one row after the other, for the attribute `d`.
    """

    size: int
    path: str


def qr_code(text: str) -> QrCode:
    """Return the code of a text, readable with a seventh of it hidden (level M)."""
    # Its tables take 2 MB that only a process which draws codes should spend.
    matrix = import_module("segno").make_qr(text, error="m").matrix
    runs = [
        f"M{start + QUIET_ZONE} {line + QUIET_ZONE}h{length}v1h-{length}z"
        for line, row in enumerate(matrix)
        for start, length in _dark_runs(row)
    ]
    return QrCode(size=len(matrix) + 2 * QUIET_ZONE, path="".join(runs))


def _dark_runs(row: bytearray) -> list[tuple[int, int]]:
    """Return where dark modules begin that stand side by side, and how many."""
    runs: list[tuple[int, int]] = []
    for place, is_dark in enumerate(row):
        if not is_dark:
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs
