"""„Protokoll“: who did what to what, searched and taken along.

Whom somebody looks for is typed into a form that is sent by POST. It leads to a page whose address
holds numbers only, so that turning pages, going back and loading anew work as everywhere.
"""

from functools import partial
from typing import Any

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.admin.audit.forms import (
    ACTIONS,
    CODES,
    KINDS,
    Wanted,
    read_address,
    read_form,
)
from portal.domain.access.permission import Permission
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.queries import audit as trail
from portal.services.journal.audit import audit
from portal.web import clock
from portal.web.access import requires, writes
from portal.web.audit_words import actor_here, line_of
from portal.web.clock import BERLIN
from portal.web.csv_file import csv_file
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.transactions import writing
from portal.web.typed_values import read_whole

blueprint = Blueprint("audit", __name__, url_prefix="/verwaltung/protokoll")
MOST_EXPORTED = 10_000
MOST_DIGITS = 6
HEADER = ("Zeitpunkt", "Wer", "Was", "Woran", "Einzelheiten")
TRAIL = Subject(SubjectKind.PORTAL, "protokoll")


@blueprint.get("")
@requires(Permission.OPERATIONS_SEE)
def index() -> Response:
    """Show a page of what is wanted, the latest first."""
    wanted = _of_address()
    number = _number(request.args.get("seite", ""))
    return _page(
        wanted, found=trail.search_trail(db.session(), search=wanted.search, page_number=number)
    )


@blueprint.post("")
@requires(Permission.OPERATIONS_SEE)
@writes
def find() -> AnyResponse:
    """Lead to what is wanted; changes nothing, but a name must not stand in an address."""
    session = db.session()
    wanted = read_form(
        form=request.form, is_subject=lambda one: trail.is_subject(session, subject_id=one)
    )
    if wanted.problems:
        return _page(wanted)
    if not wanted.typed["wer"]:
        return _lead_to(wanted, None)
    actors = _actors(wanted.typed["wer"])
    return _lead_to(wanted, actors[0]) if len(actors) == 1 else _page(wanted, actors=actors)


@blueprint.post("/protokoll.csv")
@requires(Permission.OPERATIONS_SEE)
@writes
def export() -> Response:
    """Give what the address wants as a file for spreadsheets; the trail says who took it along."""
    search, actor, now = _of_address().search, actor_here(), clock.now()
    with writing() as session:
        entries = trail.list_trail(session, search=search, limit=MOST_EXPORTED)
        details = {Detail.COUNT: len(entries)}
        audit(session, entry=Entry(actor, Action.TRAIL_EXPORTED, TRAIL, details=details), now=now)
    lines = (line_of(entry) for entry in entries)
    return csv_file(
        name="protokoll",
        header=HEADER,
        rows=(
            (
                f"{line.at.astimezone(BERLIN):%Y-%m-%d %H:%M:%S}",
                line.who,
                line.what,
                line.subject,
                "; ".join(f"{label}: {text}" for label, text in line.details),
            )
            for line in lines
        ),
    )


def _of_address() -> Wanted:
    find_actor = partial(trail.find_actor, db.session())
    return read_address(args=request.args, find_actor=lambda one: find_actor(account_id=one))


def _actors(words: str) -> tuple[Actor, ...]:
    """Return who may be meant and can be named in an address."""
    found = trail.find_actors(db.session(), words=words)
    return tuple(one for one in found if one.account_id or one.words in CODES)


def _lead_to(wanted: Wanted, actor: Actor | None) -> AnyResponse:
    query: dict[str, Any] = {**wanted.address(actor=actor)}
    return redirect(url_for(".index", **query), 303)


def _page(
    wanted: Wanted,
    *,
    found: trail.TrailPage | None = None,
    actors: tuple[Actor, ...] | None = None,
) -> Response:
    return page(
        "admin/audit/index.html",
        status=422 if wanted.problems else 200,
        wanted=wanted,
        searched=[text for text in wanted.typed.values() if text],
        is_open=found is None or bool(wanted.problems),
        address=wanted.address(),
        problem_of={one.anchor: one.sentence for one in wanted.problems},
        actions=(("", sorted(ACTIONS)),),
        kinds=(("", sorted(KINDS)),),
        people=None if actors is None else [(one, wanted.address(actor=one)) for one in actors],
        is_many=actors is not None and len(actors) == trail.MOST_ACTORS,
        found=found,
        lines=tuple(line_of(entry) for entry in found.entries) if found else (),
        is_cut=found is not None and found.total > MOST_EXPORTED,
    )


def _number(text: str) -> int:
    """Return the number of the page; anything that is none counts as the first."""
    return read_whole(text, most_digits=MOST_DIGITS) or 1
