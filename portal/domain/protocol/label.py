"""How a saved result is called, and for which place it is."""

import json
from dataclasses import asdict, dataclass
from typing import Final

from portal.values.errors import Invalid, PortalError

LONGEST_NAME: Final = 120
"""In characters; a list stays readable."""


class LabelUnreadable(PortalError):
    """Report text that holds no label."""


@dataclass(frozen=True, slots=True)
class Label:
    """What the list of saved results shows without opening one.

    Args:
        place: as people read it, „13599 Berlin“.
    """

    name: str
    place: str


def read_name(*, text: str) -> str:
    """Return a name as it is kept: blanks joined, nothing that cannot be seen.

    Raises:
        Invalid: nothing is left, or more than `LONGEST_NAME` characters are.
    """
    name = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    if not name:
        raise Invalid("name", "pflicht")
    if len(name) > LONGEST_NAME:
        raise Invalid("name", "zu_lang")
    return name


def pack_label(*, label: Label) -> bytes:
    """Write a label as JSON."""
    return json.dumps(asdict(label), ensure_ascii=False, sort_keys=True).encode()


def unpack_label(*, data: bytes) -> Label:
    """Read what `pack_label` wrote.

    Raises:
        LabelUnreadable: see there.
    """
    try:
        content = json.loads(data)
        return Label(name=str(content["name"]), place=str(content["place"]))
    except (KeyError, TypeError, ValueError) as error:
        raise LabelUnreadable(type(error).__name__) from None
