"""What somebody says of themselves when they join a waiting list."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.values.errors import PortalError

LONGEST_NAME = 80
LONGEST_PHONE = 40
FURTHEST = timedelta(days=730)
"""A place is looked for at most so far ahead."""


class Reason(StrEnum):
    """Why somebody looks for a place; the value is stored, and says something of health."""

    KRANKENHAUS = "krankenhaus"
    REHA = "reha"
    PFLEGEPERSON = "pflegeperson"
    ALLEIN = "allein"
    ENTLASTUNG = "entlastung"
    WECHSEL = "wechsel"
    NAEHE = "naehe"
    VORSORGE = "vorsorge"


class WishInvalid(PortalError):
    """Report a text that holds no wish; the text itself is not in the message."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the facility learns besides the e-mail address.

    Args:
        phone: empty if not given.
        from_on: the first day on which the place is wanted; None for as soon as possible.
        reasons: in the order of `Reason`; may be empty.
    """

    name: str
    phone: str
    from_on: date | None
    reasons: tuple[Reason, ...]


def to_json(*, wish: Wish) -> str:
    """Return the wish as JSON."""
    return json.dumps(
        {
            "name": wish.name,
            "phone": wish.phone,
            "from_on": wish.from_on.isoformat() if wish.from_on else None,
            "reasons": [reason.value for reason in wish.reasons],
        },
        ensure_ascii=False,
    )


def from_json(*, text: str) -> Wish:
    """Return the wish that `to_json` wrote.

    Raises:
        WishInvalid: it is no such text.
    """
    try:
        read = json.loads(text)
        return Wish(
            name=str(read["name"]),
            phone=str(read["phone"]),
            from_on=date.fromisoformat(read["from_on"]) if read["from_on"] else None,
            reasons=tuple(Reason(one) for one in read["reasons"]),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise WishInvalid("no wish") from error
