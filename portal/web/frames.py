"""HTML that is rendered once with gaps, which are then filled again and again.

Writing a value by a template takes thousands of instructions; a card has a dozen of them and a
page has ten cards. What stands around the values comes from the template, once per kind of card.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from operator import itemgetter

from flask import Flask, current_app
from markupsafe import Markup, escape

GAP = "\ue000"
"""Stands in no text of ours: a character for private use."""
BETWEEN = "\x1f"
"""Parts texts: a control character, which no text that is shown has."""
STAND_IN = 2_147_483_647
"""A number in the place of a gap while a component builds addresses, which takes numbers only."""
KEPT_FRAMES = 64
"""Components that are kept with gaps, each for the same words."""
_MARK = re.compile(f"{GAP}([0-9]+){GAP}")


class Frame:
    """HTML with numbered gaps.

    Args:
        html: what a template made of `gap` in the places of values.
    """

    __slots__ = ("_around", "_in_order")

    def __init__(self, *, html: str) -> None:
        parts = _MARK.split(html)
        self._around = tuple(parts[::2])
        count = len(self._around)
        # What stands around the gaps and the values are one list, from which both are picked.
        places = (
            count + int(part) if place % 2 else place // 2 for place, part in enumerate(parts)
        )
        self._in_order = itemgetter(*places, -1)

    def filled(self, *, values: Sequence[str]) -> str:
        """Return the HTML with these values, which are HTML, in the gaps of their numbers."""
        return "".join(self._in_order((*self._around, *values, "")))


def gap(number: int) -> Markup:
    """Return what a template is given in the place of a value."""
    return Markup(f"{GAP}{number}{GAP}")  # noqa: S704 – our own mark


def with_gap(html: str, *, number: int) -> str:
    """Return HTML in which the `STAND_IN` has become the gap of that number."""
    return html.replace(str(STAND_IN), gap(number))


def escaped(texts: Sequence[str]) -> list[str]:
    """Return texts as HTML, all of them in one go."""
    html = str(escape(BETWEEN.join(texts))).split(BETWEEN)
    # Somebody typed the sign that parts them.
    return html if len(html) == len(texts) else [str(escape(text)) for text in texts]


def component(name: str) -> Callable[..., Markup]:
    """Return the macro of a component."""
    template = current_app.jinja_env.get_template(f"components/{name}.html")
    macro: Callable[..., Markup] = getattr(template.module, name)
    return macro


def framed(name: str, *words: object, around: Sequence[object]) -> Markup:
    """Return a component that is rendered once for the same words, with these values as text.

    The component takes the values behind the words and does nothing but write them.
    """
    filled = _framed(name, words, len(around)).filled(values=escaped(list(map(str, around))))
    return Markup(filled)  # noqa: S704 – our own frame with escaped values


@lru_cache(maxsize=KEPT_FRAMES)
def _framed(name: str, words: tuple[object, ...], values: int) -> Frame:
    return Frame(html=component(name)(*words, *map(gap, range(values))))


def register(app: Flask) -> None:
    """Let templates name components that are rendered once per process for the same words."""
    app.jinja_env.globals["fixed_part"] = cache(lambda name, *words: component(name)(*words))
    app.jinja_env.globals["framed"] = framed
