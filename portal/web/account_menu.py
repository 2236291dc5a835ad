"""The menu behind the little man: where somebody who is signed in can go."""

from flask import Flask, g, url_for

from portal.domain.access.permission import Permission
from portal.domain.access.policy import is_allowed
from portal.domain.accounts.visitor import Visitor
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


def shown_visitor() -> Visitor | None:
    """Return whose menu the header of a page shows; None for everybody else.

    A code that is still to be entered opens no menu. A page that says that we have failed asks
    nobody anything: what failed may be the database.
    """
    found = None if g.get("has_failed") else visitor()
    return None if found is None or found.awaits_second_factor else found


def menu_links(of: Visitor) -> tuple[tuple[str, str], ...]:
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
        if is_allowed(role=of.role, permission=permission)
    )


def register(app: Flask) -> None:
    """Let the header ask."""
    app.jinja_env.globals.update(shown_visitor=shown_visitor, menu_links=menu_links)
