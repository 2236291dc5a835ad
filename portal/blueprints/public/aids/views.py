"""The Pflegehilfsmittel: what helps, who pays, and how they compare."""

from dataclasses import dataclass

from flask import Blueprint, Response, request, url_for

from portal.blueprints.public.aids import forms
from portal.domain.library.choosing import Choice, choose
from portal.domain.library.hilfsmittel import HilfsmittelEntry, Needed
from portal.web import clock, content
from portal.web.access import public
from portal.web.content import Content
from portal.web.pages import page

blueprint = Blueprint("aids", __name__, url_prefix="/pflegehilfsmittel")


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """The entries of one group under the title that Robin gives it."""

    key: str
    title: str
    entries: tuple[HilfsmittelEntry, ...]


@blueprint.get("/")
@public
def index() -> Response:
    """List the Pflegehilfsmittel by group, all or those chosen."""
    current = content.current()
    groups = _groups(current)
    choice = forms.read_choice(args=request.args, groups=[group.key for group in groups])
    chosen = choose(entries=current.library.aids, choice=choice)
    ticked = forms.read_ticked(args=request.args, library=current.library)
    shown = {entry.slug for entry in chosen}
    return page(
        "public/aids/index.html",
        all_groups=groups,
        groups=_with_only(groups, chosen),
        choice=choice,
        is_filtered=choice != Choice(),
        number=len(chosen),
        payers=forms.PAYERS,
        ticked={entry.slug for entry in ticked},
        kept=tuple(entry.slug for entry in ticked if entry.slug not in shown),
    )


@blueprint.get("/vergleich")
@public
def compare() -> Response:
    """Show up to four side by side."""
    current = content.current()
    ticked = forms.read_ticked(args=request.args, library=current.library)
    entries = ticked[: forms.MOST_COMPARED]
    return page(
        "public/aids/compare.html",
        entries=entries,
        is_sometimes=any(
            Needed.TEILS in (entry.comparison.grade, entry.comparison.prescription)
            for entry in entries
        ),
        are_too_many=len(ticked) > forms.MOST_COMPARED,
        most=forms.MOST_COMPARED,
        back=url_for("public.aids.index", hilfe=[entry.slug for entry in ticked]),
        payers=forms.PAYERS,
        needed=forms.NEEDED,
        law=current.law_at(day=clock.today()),
    )


@blueprint.get("/<string:slug>")
@public
def show(slug: str) -> Response:
    """Show one entry with the amounts in force today."""
    current = content.current()
    entry = current.library.aid(slug=slug)
    return page(
        "public/aids/show.html",
        entry=entry,
        exits=current.exits.all,
        law=current.law_at(day=clock.today()),
    )


def _groups(current: Content) -> tuple[EntryGroup, ...]:
    groups = sorted(current.catalogue.aids.groups.values(), key=lambda group: group.title.text)
    return tuple(
        EntryGroup(key=group.key, title=group.title.text, entries=entries)
        for group in groups
        if (entries := current.library.aids_in(group=group.key))
    )


def _with_only(
    groups: tuple[EntryGroup, ...], chosen: tuple[HilfsmittelEntry, ...]
) -> tuple[EntryGroup, ...]:
    """Return the groups with the chosen entries only, without those that have none."""
    found = (
        EntryGroup(
            key=group.key,
            title=group.title,
            entries=tuple(entry for entry in group.entries if entry in chosen),
        )
        for group in groups
    )
    return tuple(group for group in found if group.entries)
