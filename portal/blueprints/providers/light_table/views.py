"""„Ampeln als Tabelle“: take all lights along, change them in a spreadsheet, bring them back."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, Response, abort, redirect, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.light_table import sentences
from portal.domain.access.permission import Permission
from portal.domain.availability.light import KindOfPlace
from portal.domain.availability.reporting import NewReport
from portal.domain.availability.table import (
    COLUMNS,
    MOST_BYTES,
    Row,
    RowProblem,
    TableRefused,
    read_rows,
    read_table,
)
from portal.queries.own_lights import Lit, OwnLight, list_lit, list_lit_of
from portal.services.lights.take_table import take_table
from portal.values.errors import NotFound
from portal.web import clock
from portal.web.access import SIGN_IN, lead_to, requires, writes
from portal.web.company import acting
from portal.web.csv_file import Cell, csv_file
from portal.web.desk import chosen_group_id
from portal.web.errors import error_page
from portal.web.extensions import db
from portal.web.filters import LIGHT_WORDS
from portal.web.named_problem import NamedProblem
from portal.web.pages import page
from portal.web.result_words import KIND_WORDS
from portal.web.transactions import writing
from portal.web.uploads import takes_files
from portal.web.visiting import visitor

blueprint = Blueprint("light_table", __name__, url_prefix="/anbieter/verfuegbarkeit/tabelle")
FILE = "datei"
DONE = {
    "uebernommen": (
        "Die Tabelle ist übernommen und gleich für alle sichtbar."
        " Alle Ampeln darin gelten ab heute als bestätigt."
    )
}
MOST_FACILITIES = 5_000
"""So many facilities one file holds at most."""
MOST_SENTENCES = 100
"""So many mistakes a page lists; of more it only says how many."""


@blueprint.get("")
@requires(Permission.LIGHTS_SET)
def show() -> Response:
    """Show how it goes, the file and the form for it."""
    return _page()


@blueprint.get("/herunterladen")
@requires(Permission.LIGHTS_SET)
def export() -> Response:
    """Give the lights of the group that is looked at as a file."""
    found = list_lit(
        db.session(), acting=acting(), group_id=chosen_group_id(), limit=MOST_FACILITIES
    )
    rows = (_cells(lit, light) for lit in found for light in lit.lights)
    return csv_file(name="ampeln", header=COLUMNS, rows=rows)


@blueprint.post("")
@requires(Permission.LIGHTS_SET)
@writes
@takes_files(MOST_BYTES)
def take() -> AnyResponse:
    """Store the lights of a file; if anything in it is wrong, say what and store nothing."""
    sent = request.files.get(FILE)
    if sent is None or not sent.filename:
        return _page(sentences.FILE_MISSING, status=422)
    try:
        rows = read_rows(content=sent.read())
    except TableRefused as error:
        return _page(sentences.refused_sentence(error=error), status=422)
    problems = _store(rows)
    if problems:
        wrong = (sentences.row_sentence(problem=one) for one in problems)
        return _page(*wrong, status=422)
    return redirect(url_for(".show", getan="uebernommen"), 303)


@blueprint.errorhandler(RequestEntityTooLarge)
def refuse_size(_error: RequestEntityTooLarge) -> AnyResponse:
    """Say what the limit is; whoever is signed out by now is led to the sign-in instead."""
    if visitor() is None:
        return lead_to(url_for(SIGN_IN))
    words = sentences.refused_sentence(error=TableRefused("large"))
    return error_page(status=413, words=words, back=request.path)


def _page(*wrong: str, status: int = 200) -> Response:
    shown = tuple(NamedProblem(FILE, sentence) for sentence in wrong[:MOST_SENTENCES])
    return page(
        "providers/light_table/show.html",
        status=status,
        problems=shown,
        left_out=len(wrong) - len(shown),
        most_rows=sentences.MOST_ROWS_WORDS,
        lights=tuple(LIGHT_WORDS.values()),
        done=DONE.get(request.args.get("getan", ""), ""),
    )


def _cells(lit: Lit, light: OwnLight) -> tuple[Cell, ...]:
    report = light.report
    return (
        lit.id,
        lit.name,
        lit.town,
        KIND_WORDS[report.kind],
        LIGHT_WORDS[report.light],
        "" if report.places is None else report.places,
        _day(report.free_from),
        _day(report.confirmed_on),
    )


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _store(rows: Sequence[Row]) -> tuple[RowProblem, ...]:
    """Store what the rows say; return everything that is wrong, and then nothing is stored."""
    who, today, now = acting(), clock.today(), clock.now()
    ids = {row.facility_id for row in rows if row.facility_id is not None}
    try:
        with writing() as session:
            found = list_lit_of(session, acting=who, facility_ids=ids)
            own = {lit.id: _said(lit) for lit in found}
            table = read_table(rows=rows, own=own, words=sentences.WORDS, today=today)
            if not table.problems:
                take_table(session, acting=who, table=table, today=today, now=now)
    except NotFound:
        abort(404)
    return table.problems


def _said(lit: Lit) -> dict[KindOfPlace, NewReport]:
    """Return what is said now about each kind of place of a facility."""
    return {
        one.report.kind: NewReport(
            one.report.kind,
            one.report.light,
            one.report.places,
            one.report.free_from,
            one.weekdays,
        )
        for one in lit.lights
    }
