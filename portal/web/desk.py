"""What stands around every page of the dashboard: areas, panel, groups and what is new."""

from dataclasses import dataclass

from flask import Flask, current_app, g, session

from portal.domain.access.acting import Acting
from portal.domain.access.permission import Permission
from portal.queries.desk import Group, News, count_news, list_groups
from portal.queries.groups import list_groups_with
from portal.web.company import acting
from portal.web.extensions import reader

_NAME = "desk"
CHOSEN_GROUP = "gruppe"
"""Where the browser's session keeps the id of the group that was chosen."""
AREAS = (
    ("providers.desk.show", "Arbeitsbereich"),
    ("providers.facilities.index", "Verwaltung Einrichtung"),
    ("providers.staff.index", "Mitarbeiter-Zugänge"),
)
"""The three areas, named as providers know them."""
PANEL = (
    ("providers.mailbox.index", "Anfrage", Permission.INQUIRIES_HANDLE, "inquiries"),
    ("providers.reviews.index", "Bewertung", Permission.REVIEWS_READ, "reviews"),
    ("providers.lights.index", "Verfügbarkeit", Permission.LIGHTS_SET, ""),
    ("providers.waiting.index", "Warteliste", Permission.INQUIRIES_HANDLE, ""),
    ("providers.groups.index", "Gruppen", Permission.GROUPS_MANAGE, ""),
    ("providers.button.index", "Anfrage-Button", Permission.FACILITIES_MANAGE, ""),
)
"""The grey panel: page, word, who sees it, and which number of `News` stands beside it."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link of the panel; `news` is None where nothing is counted."""

    endpoint: str
    words: str
    news: int | None


@dataclass(frozen=True, slots=True)
class Desk:
    """What the layout of the dashboard needs.

    Args:
        group: the group that is chosen; None for „Alle“.
    """

    acting: Acting
    groups: tuple[Group, ...]
    group: Group | None
    areas: tuple[tuple[str, str], ...]
    ways: tuple[Way, ...]


def chosen_group() -> Group | None:
    """Return the group that is chosen in this browser; None for „Alle“ or one that is gone."""
    wanted = session.get(CHOSEN_GROUP, "")
    return next((one for one in groups_here() if one.id == wanted), None)


def chosen_group_id() -> str:
    """Return the id of the group that is chosen; empty for „Alle“."""
    group = chosen_group()
    return group.id if group else ""


def desk() -> Desk:
    """Return what the layout shows, looked up once: two statements besides who acts."""
    if _NAME not in g:
        setattr(g, _NAME, _desk())
    found: Desk = getattr(g, _NAME)
    return found


def _desk() -> Desk:
    who = acting()
    news = count_news(reader(), acting=who, group_id=chosen_group_id())
    return Desk(
        acting=who,
        groups=groups_here(),
        group=chosen_group(),
        areas=tuple(area for area in AREAS if _exists(area[0])),
        ways=tuple(
            Way(endpoint, words, _number(news, name))
            for endpoint, words, permission, name in PANEL
            if who.may(permission) and _exists(endpoint)
        ),
    )


def groups_here() -> tuple[Group, ...]:
    """Return the groups that somebody may look at: employees those with a facility of theirs."""
    found: tuple[Group, ...] | None = g.get("groups")
    if found is None:
        who, session = acting(), reader()
        ids = who.facility_ids
        found = g.groups = (
            list_groups(session, company_id=who.company_id)
            if ids is None
            else list_groups_with(session, company_id=who.company_id, facility_ids=ids)
        )
    return found


def _number(news: News, name: str) -> int | None:
    return getattr(news, name) if name else None


def _exists(endpoint: str) -> bool:
    return endpoint in current_app.view_functions


def register(app: Flask) -> None:
    """Let the layout of the dashboard ask."""
    app.jinja_env.globals["desk"] = desk
