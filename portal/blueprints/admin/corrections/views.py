"""„Hinweise zu Profilen“: each checked by a person and answered by mail."""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.access.permission import Permission
from portal.queries.corrections import list_open_lines
from portal.queries.support_queues import count_queues
from portal.services.corrections.read_one import read_one
from portal.web import outside
from portal.web.access import requires, writes
from portal.web.audit_words import actor_here
from portal.web.correction_decisions import decide
from portal.web.correction_words import BLOCK_WORDS
from portal.web.extensions import db
from portal.web.named_problem import named
from portal.web.pages import page
from portal.web.typed_text import read_lines

blueprint = Blueprint("corrections", __name__, url_prefix="/verwaltung/korrekturen")
MOST_SHOWN = 50
LONGEST_DECISION = 500
DECISION_NEEDED = "Bitte schreiben Sie, was aus dem Hinweis geworden ist."
DECISION_TOO_LONG = f"Bitte kürzen Sie die Antwort auf höchstens {LONGEST_DECISION} Zeichen."
MEANWHILE = (
    "Diesen Hinweis hat inzwischen jemand entschieden. Unten sehen Sie, wie. Ihre Antwort wurde"
    " nicht verschickt."
)
DONE_WORDS = {"entschieden": "Der Hinweis ist entschieden."}


@blueprint.get("")
@requires(Permission.OPERATIONS_SEE)
def index() -> Response:
    """List what waits, the oldest first, without what was written."""
    session = db.session()
    return page(
        "admin/corrections/index.html",
        waiting=list_open_lines(session, limit=MOST_SHOWN),
        count=count_queues(session).corrections,
        blocks=BLOCK_WORDS,
        done=DONE_WORDS.get(request.args.get("getan", ""), ""),
    )


@blueprint.get("/<string(length=32):correction_id>")
@requires(Permission.OPERATIONS_SEE)
def show(correction_id: str) -> Response:
    """Show what was reported, or what was decided about it."""
    return _show(correction_id)


@blueprint.post("/<string(length=32):correction_id>")
@requires(Permission.OPERATIONS_RUN)
@writes
def close(correction_id: str) -> AnyResponse:
    """Keep the decision and answer; who comes second sees what was decided."""
    decision, problem = read_lines(
        request.form.get("entscheidung", ""),
        longest=LONGEST_DECISION,
        missing=DECISION_NEEDED,
        too_long=DECISION_TOO_LONG,
    )
    if problem:
        return _show(correction_id, decision=decision, problem=problem, status=422)
    if not decide(correction_id=correction_id, decision=decision, actor=actor_here()):
        return _show(correction_id, notice=MEANWHILE, status=409)
    return redirect(url_for(".index", getan="entschieden"), 303)


def _show(
    correction_id: str,
    *,
    decision: str = "",
    problem: str = "",
    notice: str = "",
    status: int = 200,
) -> Response:
    report = read_one(db.session(), correction_id=correction_id, cipher=outside.current().cipher)
    return page(
        "admin/corrections/show.html",
        status=status,
        report=report,
        block=BLOCK_WORDS[report.block],
        decision=decision,
        problem=problem,
        problems=named("entscheidung", sentence=problem),
        notice=notice,
    )
