"""An opinion as JSON: how it waits, encrypted, until its author confirms it."""

import json

from portal.domain.reviews.review import AuthorRole, Known, Opinion
from portal.values.errors import PortalError


class DraftInvalid(PortalError):
    """Report a text that holds no opinion."""


def to_json(*, opinion: Opinion) -> str:
    """Return the opinion as JSON."""
    return json.dumps(
        {
            "role": opinion.role.value,
            "stars": dict(opinion.stars),
            "text": opinion.text,
            "signed": opinion.signed,
            "known": opinion.known.value,
        },
        ensure_ascii=False,
    )


def from_json(*, text: str) -> Opinion:
    """Return the opinion that `to_json` wrote.

    Raises:
        DraftInvalid: it is no such text.
    """
    try:
        read = json.loads(text)
        return Opinion(
            role=AuthorRole(read["role"]),
            stars={str(key): int(stars) for key, stars in read["stars"].items()},
            text=str(read["text"]),
            signed=str(read["signed"]),
            known=Known(read["known"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DraftInvalid("no opinion") from error
