"""The Pflegehilfsmittel: what helps and who pays."""

from dataclasses import dataclass

from flask import Blueprint, Response

from portal.domain.library.hilfsmittel import HilfsmittelEntry
from portal.web import clock, content
from portal.web.access import public
from portal.web.content import Content
from portal.web.pages import page

blueprint = Blueprint("aids", __name__, url_prefix="/pflegehilfsmittel")


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """The entries of one group under the title that Robin gives it."""

    title: str
    entries: tuple[HilfsmittelEntry, ...]


@blueprint.get("/")
@public
def index() -> Response:
    """List all Pflegehilfsmittel by group."""
    return page("public/aids/index.html", groups=_groups(content.current()))


@blueprint.get("/<string:slug>")
@public
def show(slug: str) -> Response:
    """Show one entry with the amounts in force today."""
    current = content.current()
    entry = current.library.aid(slug=slug)
    return page("public/aids/show.html", entry=entry, law=current.law_at(day=clock.today()))


def _groups(current: Content) -> tuple[EntryGroup, ...]:
    groups = sorted(current.catalogue.aids.groups.values(), key=lambda group: group.title.text)
    return tuple(
        EntryGroup(title=group.title.text, entries=entries)
        for group in groups
        if (entries := current.library.aids_in(group=group.key))
    )
