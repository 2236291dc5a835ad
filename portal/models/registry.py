"""Every mapped module, imported so that the metadata is complete."""

from importlib import import_module
from pkgutil import iter_modules

from portal import models

UNMAPPED = {"base", "registry"}
FULL_TEXT = "facility_text"
"""The full-text index and, in SQLite, the tables that it keeps for itself begin so."""
ALL = tuple(
    import_module(f"{models.__name__}.{found.name}")
    for found in iter_modules(models.__path__)
    if found.name not in UNMAPPED
)
"""In the order of their names; a new module needs no line here."""


def is_compared(*, name: str | None, kind: str) -> bool:
    """Say whether something in the database must equal the models; the full-text index has none."""
    return not (kind == "table" and (name or "").startswith(FULL_TEXT))
