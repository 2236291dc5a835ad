"""A kept result as bytes: versioned JSON, compressed.

Fields that a later version adds are left aside, so that an older one still reads it. A field that
is added here needs a default, else what was kept before can no longer be read: a test has a
snapshot from the beginning.
"""

import json
import zlib
from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import import_module
from typing import Any, Final

from portal.domain.matching.services import Service
from portal.domain.protocol.kept import KeptResult
from portal.domain.robin.answers import Answer
from portal.values.errors import PortalError
from portal.values.money import Money

FORMAT: Final = 1
"""Raised when what was written before can no longer be read as it is."""
MOST_BYTES: Final = 1_000_000
"""The JSON of a result has about 60 kB; no result comes near."""


class SnapshotTooLarge(PortalError):
    """Report a result that is too large to be kept."""


class SnapshotUnreadable(PortalError):
    """Report bytes that hold no result, or one of a format that is not known here."""


def pack(*, kept: KeptResult) -> bytes:
    """Write a result; equal results give equal bytes.

    Raises:
        SnapshotTooLarge: its JSON has more than `MOST_BYTES`.
    """
    plain = to_json(kept=kept).encode()
    if len(plain) > MOST_BYTES:
        raise SnapshotTooLarge(f"{len(plain)} bytes")
    return zlib.compress(plain, level=9)


def unpack(*, data: bytes) -> KeptResult:
    """Read what `pack` wrote, now or in an earlier version of the portal.

    Raises:
        SnapshotUnreadable: see there.
    """
    try:
        content = json.loads(_inflate(data))
        if content["format"] > FORMAT:
            raise SnapshotUnreadable(f"format {content['format']} is newer than {FORMAT}")
        kept: KeptResult = _converter().structure(content["result"], KeptResult)
    except (KeyError, TypeError, ValueError, InvalidOperation, AttributeError) as error:
        # The error's own words may hold answers, so only its kind is told.
        raise SnapshotUnreadable(type(error).__name__) from None
    return kept


def to_json(*, kept: KeptResult) -> str:
    """Return the result as JSON text for its owner, sorted by key."""
    content = {"format": FORMAT, "result": _converter().unstructure(kept)}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _inflate(data: bytes) -> bytes:
    inflating = zlib.decompressobj()
    try:
        plain = inflating.decompress(data, MOST_BYTES)
    except zlib.error:
        raise SnapshotUnreadable("not compressed by us") from None
    if not inflating.eof:
        raise SnapshotUnreadable("cut off, or too large")
    return plain


def _answer_of(value: object, _: object) -> Answer:
    return value if isinstance(value, str) else tuple(str(one) for one in _list(value))


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("neither a text nor a list")
    return value


def _amount_of(value: Any, _: object) -> Money | Decimal:
    return Decimal(value) if isinstance(value, str) else Money(int(value["cents"]))


@cache
def _converter() -> Any:
    """Make the converter when a result is first kept or read: its library takes 2 MB."""
    converter = import_module("cattrs").Converter(
        detailed_validation=False, unstruct_collection_overrides={AbstractSet: sorted}
    )
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    # By name: the value is a label that may be worded anew.
    converter.register_unstructure_hook(Service, lambda service: service.name)
    converter.register_structure_hook(Service, lambda name, _: Service[name])
    converter.register_structure_hook(Answer, _answer_of)
    converter.register_structure_hook(Money | Decimal, _amount_of)
    return converter
