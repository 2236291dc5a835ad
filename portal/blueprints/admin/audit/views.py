"""„Protokoll“: who did what to what, searched and taken along."""

from flask import Blueprint, Response, request

from portal.blueprints.admin.audit import forms
from portal.domain.access.permission import Permission
from portal.queries.audit import list_trail, search_trail
from portal.web.access import requires
from portal.web.audit_words import ACTION_WORDS, KIND_WORDS, line_of
from portal.web.clock import BERLIN
from portal.web.csv_file import csv_file
from portal.web.extensions import db
from portal.web.pages import page

blueprint = Blueprint("audit", __name__, url_prefix="/verwaltung/protokoll")
MOST_EXPORTED = 10_000
MOST_DIGITS = 6
HEADER = ("Zeitpunkt", "Wer", "Was", "Woran", "Einzelheiten")


@blueprint.get("")
@requires(Permission.OPERATIONS_SEE)
def index() -> Response:
    """Show a page of what is wanted, the latest first."""
    wanted = forms.read_wanted(args=request.args)
    found = search_trail(
        db.session(), search=wanted.search, page_number=_number(request.args.get("seite", ""))
    )
    return page(
        "admin/audit/index.html",
        status=422 if wanted.problems else 200,
        wanted=wanted,
        problem_of={one.anchor: one.sentence for one in wanted.problems},
        found=found,
        lines=tuple(line_of(entry) for entry in found.entries),
        actions=sorted(ACTION_WORDS.items(), key=lambda one: one[1]),
        kinds=sorted(KIND_WORDS.items(), key=lambda one: one[1]),
        is_cut=found.total > MOST_EXPORTED,
    )


@blueprint.get("/protokoll.csv")
@requires(Permission.OPERATIONS_SEE)
def export() -> Response:
    """Give what is wanted as a file for spreadsheets, the latest first."""
    wanted = forms.read_wanted(args=request.args)
    entries = list_trail(db.session(), search=wanted.search, limit=MOST_EXPORTED)
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


def _number(text: str) -> int:
    """Return the number of the page; anything that is none counts as the first."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else 1
