"""Every mapped module, imported so that the metadata is complete."""

from importlib import import_module
from pkgutil import iter_modules

from portal import models

UNMAPPED = {"base", "registry"}
ALL = tuple(
    import_module(f"{models.__name__}.{found.name}")
    for found in iter_modules(models.__path__)
    if found.name not in UNMAPPED
)
"""In the order of their names; a new module needs no line here."""
