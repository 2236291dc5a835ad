"""The grey panel of the dashboard as HTML: every page of it has one, and only numbers differ."""

from collections.abc import Iterable
from functools import partial
from typing import Protocol

from flask import Flask
from markupsafe import Markup

from portal.web.frames import Frame, component, gap


class Way(Protocol):
    """A link of the panel; `news` is None where nothing is counted."""

    @property
    def endpoint(self) -> str:
        """Return to which page it leads."""
        ...

    @property
    def words(self) -> str:
        """Return what it says."""
        ...

    @property
    def news(self) -> int | None:
        """Return how much is new there."""
        ...


_Kind = tuple[tuple[tuple[str, str], ...], str, bool]
"""What a panel depends on besides its numbers: its links, where one is, whether it is swapped."""


def _panel(
    kept: dict[_Kind, Frame], ways: Iterable[Way], place: str, *, is_swapped: bool = False
) -> Markup:
    """Return the panel; with `is_swapped` as it takes the place of the one on the page."""
    ways = tuple(ways)
    kind = (tuple((way.endpoint, way.words) for way in ways), place, is_swapped)
    frame = kept.get(kind)
    if frame is None:
        links = [(endpoint, words, gap(number)) for number, (endpoint, words) in enumerate(kind[0])]
        frame = kept[kind] = Frame(html=component("panel_list")(links, place, is_swapped))
    values = [f' <span class="new">Neu {way.news}</span>' if way.news else "" for way in ways]
    return Markup(frame.filled(values=values))  # noqa: S704 – our own frame with numbers


def register(app: Flask) -> None:
    """Let templates show the panel; what stands around its numbers is rendered once."""
    app.jinja_env.globals["panel"] = partial(_panel, {})
