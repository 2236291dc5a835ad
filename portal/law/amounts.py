"""Amounts in texts: placeholders such as `{pflegegeld.2}` filled with the law of a day."""

import re

from portal.law.parameters import Amount, Snapshot
from portal.values.money import Money

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""Anything in braces; a misspelt name must fail, not be printed."""


def fill_amounts(*, text: str, snapshot: Snapshot) -> str:
    """Replace each placeholder by its bare German number: "347", "3.539", "318,40", "1,5".

    Raises:
        UnknownParameter: a placeholder that no data file has.
        NotInForce: a placeholder whose value is not law on the day of the snapshot.
    """
    return PLACEHOLDER.sub(lambda match: german_number(amount=snapshot.amount(match[1])), text)


def list_amounts(*, text: str, snapshot: Snapshot) -> tuple[Amount, ...]:
    """Return the amounts that the text uses, each once, in the order of the text.

    Raises:
        UnknownParameter: a placeholder that no data file has.
        NotInForce: a placeholder whose value is not law on the day of the snapshot.
    """
    return tuple(dict.fromkeys(snapshot.amount(name) for name in list_placeholders(text=text)))


def list_placeholders(*, text: str) -> tuple[str, ...]:
    """Return what stands in braces, each once, in the order of the text."""
    return tuple(dict.fromkeys(PLACEHOLDER.findall(text)))


def german_number(*, amount: Amount) -> str:
    """Return the value in German notation without its unit."""
    if isinstance(amount.value, Money):
        return amount.value.german()
    return str(amount.value).replace(".", ",")
