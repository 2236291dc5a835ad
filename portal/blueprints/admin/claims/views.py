"""„Profilübernahmen“: each checked by a person, with a proof or a reason."""

import re

from flask import Blueprint, Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.admin.claims import deciding
from portal.domain.access.permission import Permission
from portal.domain.claims.hints import HINT_WORDS
from portal.domain.claims.state import OUTCOME_WORDS, STATE_WORDS
from portal.queries.claim_lines import list_decided, list_waiting
from portal.services.claims.read import KnownAs, read_claim
from portal.values.errors import NotFound
from portal.web import outside
from portal.web.access import requires, writes
from portal.web.extensions import db
from portal.web.named_problem import NamedProblem
from portal.web.pages import page
from portal.web.typed_text import read_lines

blueprint = Blueprint("claims", __name__, url_prefix="/verwaltung/uebernehmen")
MOST_SHOWN, MOST_DECIDED = 50, 20
LONGEST = 500
_NUMBER = re.compile("[0-9]{1,15}")
PROOF_NEEDED = "Bitte schreiben Sie, wie Sie die Zugehörigkeit geprüft haben."
REASON_NEEDED = "Bitte schreiben Sie, warum Sie ablehnen. Die Person liest das."
TOO_LONG = f"Bitte kürzen Sie den Text auf höchstens {LONGEST} Zeichen."
DONE_WORDS = {
    "freigegeben": "Die Übernahme ist freigegeben. Die Person bekommt eine E-Mail.",
    "abgelehnt": "Die Anfrage ist abgelehnt. Die Person bekommt eine E-Mail mit dem Grund.",
}


@blueprint.get("")
@requires(Permission.OPERATIONS_SEE)
def index() -> Response:
    """List what waits, the oldest first, and what was decided lately."""
    return page(
        "admin/claims/index.html",
        waiting=list_waiting(db.session(), limit=MOST_SHOWN),
        decided=list_decided(db.session(), limit=MOST_DECIDED),
        states=STATE_WORDS,
        done=DONE_WORDS.get(request.args.get("getan", ""), ""),
    )


@blueprint.get("/<string(length=32):claim_id>")
@requires(Permission.OPERATIONS_SEE)
def show(claim_id: str) -> Response:
    """Show who asks for what, with hints, or what was decided."""
    return _show(claim_id)


@blueprint.post("/<string(length=32):claim_id>/freigeben")
@requires(Permission.OPERATIONS_RUN)
@writes
def approve(claim_id: str) -> AnyResponse:
    """Give the ticked facilities to the company; needs a note on the proof."""
    proof, problem = _text("nachweis", PROOF_NEEDED)
    ticked = request.form.getlist("einrichtung")
    chosen = tuple(int(one) for one in ticked if _NUMBER.fullmatch(one))
    if problem:
        return _show(claim_id, proof=proof, problem=problem, status=422)
    refused = deciding.approve(claim_id=claim_id, facility_ids=chosen, proof=proof)
    if refused:
        return _show(claim_id, proof=proof, problem=refused, status=409)
    return redirect(url_for(".index", getan="freigegeben"), 303)


@blueprint.post("/<string(length=32):claim_id>/ablehnen")
@requires(Permission.OPERATIONS_RUN)
@writes
def reject(claim_id: str) -> AnyResponse:
    """Keep the facilities as they are and tell the person why."""
    reason, problem = _text("grund", REASON_NEEDED)
    if problem:
        return _show(claim_id, reason=reason, problem=problem, status=422)
    refused = deciding.reject(claim_id=claim_id, reason=reason)
    if refused:
        return _show(claim_id, reason=reason, problem=refused, status=409)
    return redirect(url_for(".index", getan="abgelehnt"), 303)


def _text(name: str, needed: str) -> tuple[str, NamedProblem | None]:
    text, problem = read_lines(
        request.form.get(name, ""), longest=LONGEST, missing=needed, too_long=TOO_LONG
    )
    return text, NamedProblem(name, problem) if problem else None


def _show(
    claim_id: str,
    *,
    proof: str = "",
    reason: str = "",
    problem: NamedProblem | None = None,
    status: int = 200,
) -> Response:
    try:
        claim = read_claim(db.session(), claim_id=claim_id, cipher=outside.current().cipher)
    except NotFound:
        abort(404)
    return page(
        "admin/claims/show.html",
        status=status,
        claim=claim,
        proof=proof,
        reason=reason,
        problems=(problem,) if problem else (),
        problem_of={problem.anchor: problem.sentence} if problem else {},
        hints=HINT_WORDS,
        outcomes=OUTCOME_WORDS,
        states=STATE_WORDS,
        is_waiting=claim.decided_at is None,
        is_blocked=claim.known_as is KnownAs.BLOCKED,
        is_locked=claim.known_as is KnownAs.LOCKED,
    )
