"""Values into German words."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from flask import Flask
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from portal.domain.availability.light import Light, Shown
from portal.web import clock
from portal.web.clock import BERLIN

MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
WEEK, MONTH, YEAR = 7, 30, 365
"""In days; nobody counts exactly what is so long ago."""
MONTHS_FROM = 60
"""Up to so many days ago, weeks are counted."""
KILOMETRE = 1_000
WHOLE_KILOMETRES_FROM = 9_950
KEPT_TEXTS = 1_024
"""So many sections of our own content are kept as HTML: rendering an article takes 6 ms."""
EXTERNAL = ("http://", "https://", "//")
_markdown = MarkdownIt("commonmark", {"html": False, "typographer": False})
LIGHT_WORDS = {
    Light.FREI: "Plätze frei",
    Light.AUF_ANFRAGE: "Auf Anfrage",
    Light.BELEGT: "Belegt",
    Light.UNBEKANNT: "Keine Angabe",
}


def german_date(value: date) -> str:
    """Return "22. November 2026"."""
    if isinstance(value, datetime):
        value = value.astimezone(BERLIN).date()
    return f"{value.day}. {MONTHS[value.month - 1]} {value.year}"


def german_time(value: datetime) -> str:
    """Return "22. November 2026, 10:05 Uhr", in German time."""
    here = value.astimezone(BERLIN)
    day = f"{here.day}. {MONTHS[here.month - 1]} {here.year}"
    return f"{day}, {here.hour:02}:{here.minute:02} Uhr"


def age_words(value: date) -> str:
    """Return "heute", "gestern", "vor 5 Tagen", "vor 3 Wochen", "vor 2 Monaten", "vor 1 Jahr".

    A day to come counts as today.
    """
    if isinstance(value, datetime):
        value = value.astimezone(BERLIN).date()
    days = (clock.today() - value).days
    if days <= 1:
        return "gestern" if days == 1 else "heute"
    if days < WEEK:
        return f"vor {days} Tagen"
    if days < MONTHS_FROM:
        return _ago(days // WEEK, "Woche", "Wochen")
    if days < YEAR:
        return _ago(days // MONTH, "Monat", "Monaten")
    return _ago(days // YEAR, "Jahr", "Jahren")


def _ago(number: int, one: str, many: str) -> str:
    return f"vor {number} {one if number == 1 else many}"


def kilometres(metres: int) -> str:
    """Return "unter 1 km", "4,2 km" or "23 km"."""
    if metres < KILOMETRE:
        return "unter 1 km"
    if metres >= WHOLE_KILOMETRES_FROM:
        return f"{(metres + KILOMETRE // 2) // KILOMETRE} km"
    tenths = (metres + 50) // 100
    return f"{tenths // 10},{tenths % 10} km"


def light_words(lamp: Shown) -> str:
    """Return what the lamp says in words."""
    return LIGHT_WORDS[lamp.light]


def light_age(lamp: Shown) -> str:
    """Return how old the report is: "heute bestätigt", "seit 20 Tagen nicht bestätigt" or ""."""
    if lamp.age_days is None:
        return ""
    if not lamp.is_confirmed:
        return f"seit {lamp.age_days} Tagen nicht bestätigt"
    ago = {0: "heute", 1: "gestern"}.get(lamp.age_days, f"vor {lamp.age_days} Tagen")
    return f"{ago} bestätigt" if lamp.age_days <= 1 else f"bestätigt {ago}"


@lru_cache(maxsize=KEPT_TEXTS)
def markdown(text: str) -> Markup:
    """Return Markdown of our own content as HTML; raw HTML in it stays text."""
    return Markup(_markdown.render(text))  # noqa: S704 – the renderer escapes, html is off


def _open_link(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    position: int,
    options: OptionsDict,
    env: EnvType,
) -> str:
    """Keep other sites from reaching back through `window.opener`."""
    if str(tokens[position].attrGet("href")).lower().startswith(EXTERNAL):
        tokens[position].attrSet("rel", "noopener")
    return renderer.renderToken(tokens, position, options, env)


_markdown.add_render_rule("link_open", _open_link)


def register(app: Flask) -> None:
    """Make the filters known to the templates."""
    for function in (
        german_date,
        german_time,
        age_words,
        kilometres,
        light_words,
        light_age,
        markdown,
    ):
        app.jinja_env.filters[function.__name__] = function
