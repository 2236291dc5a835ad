"""What all files of the catalogue share: conditions, and keys that stand once."""

from collections.abc import Iterable

from portal.domain.robin.catalogue.files import CatalogueInvalid
from portal.domain.robin.conditions import Condition, ConditionInvalid, parse_condition
from portal.domain.robin.needs import NAMED_CONDITIONS
from portal.values.wording import Wording


def read_condition(*, file: str, subject: str, text: str) -> Condition:
    """Parse a condition of the catalogue; traits and service codes are known names.

    Raises:
        CatalogueInvalid: it cannot be read; names file, subject and character.
    """
    try:
        return parse_condition(text=text, names=NAMED_CONDITIONS)
    except ConditionInvalid as error:
        raise CatalogueInvalid(file, subject, str(error)) from error


def read_twins(
    *, file: str, subject: str, key: str, text: str | None, plain: str | None
) -> Wording | None:
    """Return a text that may be missing with its twin; None if there is neither.

    Raises:
        CatalogueInvalid: one of the two stands without the other.
    """
    if text and plain:
        return Wording(text=text, plain=plain)
    if text or plain:
        raise CatalogueInvalid(file, subject, f"one of {key} and {key}_einfach is missing")
    return None


def refuse_doubles(*, file: str, keys: Iterable[str]) -> None:
    """Refuse a key that stands twice.

    Raises:
        CatalogueInvalid: names the first such key.
    """
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise CatalogueInvalid(file, key, "stands twice")
        seen.add(key)
