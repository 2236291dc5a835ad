"""The menu behind the little man: where somebody who is signed in can go."""

from flask import Flask, current_app, g, url_for
from markupsafe import Markup

from portal.domain.access.permission import Permission
from portal.domain.access.policy import is_allowed
from portal.domain.accounts.roles import Role
from portal.domain.accounts.visitor import Visitor
from portal.web.extensions import csrf_token
from portal.web.frames import Frame, component, escaped, gap
from portal.web.visiting import visitor

RESULTS = ("seekers.results.index", "Digitale Beratung: Ihre gespeicherten Ergebnisse")
AREA = ("seekers.area.show", "Mein persönlicher Bereich")
INQUIRIES = ("seekers.inquiries.index", "Meine Anfragen")
WATCHLIST = ("seekers.watchlist.index", "Merkliste")
WAITING = ("seekers.waiting.index", "Meine Wartelisten")
DESK = ("providers.desk.show", "Arbeitsbereich")
OPERATIONS = ("admin.home.show", "Verwaltung")
PASSWORD = ("auth.password.show", "Passwort")
SETTINGS = ("auth.settings.show", "Einstellungen")

NAME, TOKEN = 0, 1
"""The numbers of the gaps in the top of a page."""


def shown_visitor() -> Visitor | None:
    """Return whose menu the header of a page shows; None for everybody else.

    A code that is still to be entered opens no menu. A page that says that we have failed asks
    nobody anything: what failed may be the database.
    """
    found = None if g.get("has_failed") else visitor()
    return None if found is None or found.awaits_second_factor else found


def menu_links(*, role: Role) -> tuple[tuple[str, str], ...]:
    """Return address and text of each way, the saved results first."""
    ways = (
        (RESULTS, Permission.RESULTS_KEEP),
        (AREA, Permission.RESULTS_KEEP),
        (INQUIRIES, Permission.INQUIRIES_KEEP),
        (WATCHLIST, Permission.WATCHLIST_KEEP),
        (WAITING, Permission.WAITING_KEEP),
        (DESK, Permission.COMPANY_SEE),
        (OPERATIONS, Permission.OPERATIONS_SEE),
        (PASSWORD, Permission.ACCOUNT_USE),
        (SETTINGS, Permission.ACCOUNT_USE),
    )
    return tuple(
        (url_for(endpoint), text)
        for (endpoint, text), permission in ways
        if is_allowed(role=role, permission=permission)
    )


def own_page_top(tab: str, who: Visitor) -> Markup:
    """Return the top of a page with the menu of who is signed in.

    What differs from person to person are a name and a token; the rest is rendered once for
    each role and each part of the portal.
    """
    frame = _top(current_app.extensions["page_tops"], tab, who.role)
    values = (*escaped((who.name,)), csrf_token())
    return Markup(frame.filled(values=values))  # noqa: S704 – our own frame with escaped values


def _top(kept: dict[tuple[str, Role], Frame], tab: str, role: Role) -> Frame:
    frame = kept.get((tab, role))
    if frame is None:
        menu = component("account_menu")(gap(NAME), menu_links(role=role), gap(TOKEN))
        frame = kept[tab, role] = Frame(html=component("page_top")(tab, menu))
    return frame


def register(app: Flask) -> None:
    """Let the header ask."""
    app.extensions["page_tops"] = {}
    app.jinja_env.globals.update(shown_visitor=shown_visitor, own_page_top=own_page_top)
