"""The two ways to an inquiry at its facility: the link of the mail, and the dashboard."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import session, url_for

from portal.domain.access.acting import Acting
from portal.domain.inquiries.reader import Reader
from portal.services.inquiries.read_received import Received
from portal.web.visiting import hash_token

OPENED = "anfragen"
"""Under this name the session holds the random ids of inquiries opened in this browser."""
MOST_OPENED = 20


def _nothing(_received: Received) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Door:
    """How somebody came to an inquiry, and where its pages are for them.

    Args:
        group: of the endpoints; both ways have the same pages.
        name: of the parameter in their addresses, with `value`.
        closed: template of the page with the button that opens the inquiry.
        opened: template of the page with what was asked.
        acting: who works for the company; None behind a link.
        around: returns what the page of an opened inquiry needs besides the inquiry.
    """

    reader: Reader
    group: str
    name: str
    value: str
    closed: str
    opened: str
    acting: Acting | None = None
    around: Callable[[Received], Mapping[str, Any]] = _nothing

    def address(self, view: str, **more: str) -> str:
        """Return the address of one of the pages."""
        return url_for(f"{self.group}.{view}", **{self.name: self.value}, **more)  # type: ignore[arg-type]  # Flask's own keywords have other types

    def is_opened(self, received: Received) -> bool:
        """Say whether the inquiry may be shown: a button opens it, no address does.

        A link opens it for the browser in which the button was pressed; in the dashboard it is
        open to all who may handle it once one of them has.
        """
        if self.acting is not None:
            return not received.is_new
        return received.inquiry_id in session.get(OPENED, [])

    def note_opened(self, inquiry_id: str) -> None:
        """Remember in this browser that the button was pressed."""
        if self.acting is not None:
            return
        others = [one for one in session.get(OPENED, []) if one != inquiry_id]
        session[OPENED] = [*others, inquiry_id][-MOST_OPENED:]


def behind_link(token: str) -> Door:
    """Return the way of whoever has the link of the mail."""
    reader = Reader(token_hash=hash_token(token=token))
    return Door(
        reader=reader,
        group="providers.inquiries",
        name="token",
        value=token,
        closed="providers/inquiries/read.html",
        opened="providers/inquiries/show.html",
    )
