"""„Bewertungen prüfen“: each read by a person, published or rejected with a reason."""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.access.permission import Permission
from portal.domain.audit.entry import SubjectKind
from portal.domain.reviews.review import State
from portal.queries import review_queue
from portal.queries.audit import Search
from portal.queries.support_queues import count_queues
from portal.services.reviews.decide import DecidedMeanwhile
from portal.web import content
from portal.web.access import requires, writes
from portal.web.audit_words import actor_here, lines_about
from portal.web.extensions import db
from portal.web.named_problem import named
from portal.web.pages import page
from portal.web.review_decisions import DOUBT_WORDS, ORIGIN_WORDS, decide
from portal.web.typed_text import lines_shown_again

blueprint = Blueprint("reviews", __name__, url_prefix="/verwaltung/bewertungen")
MOST_SHOWN = 50
LONGEST_REASON = 500
DECISIONS = {"veroeffentlichen": State.PUBLISHED, "ablehnen": State.REJECTED}
DONE_WORDS = {
    "veroeffentlichen": "Die Bewertung ist veröffentlicht.",
    "ablehnen": "Die Bewertung ist abgelehnt und wird nicht gezeigt.",
}
REASON_NEEDED = "Bitte schreiben Sie, warum Sie die Bewertung ablehnen."
REASON_TOO_LONG = f"Bitte kürzen Sie den Grund auf höchstens {LONGEST_REASON} Zeichen."
CHOICE_NEEDED = "Bitte drücken Sie „Veröffentlichen“ oder „Ablehnen“."
MEANWHILE = (
    "Inzwischen hat sich hier etwas geändert. Unten sehen Sie, was jetzt gilt. Ihre Entscheidung"
    " wurde nicht gespeichert."
)


@blueprint.get("")
@requires(Permission.OPERATIONS_SEE)
def index() -> Response:
    """List what waits and what was reported, the oldest first."""
    session = db.session()
    counts = count_queues(session)
    return page(
        "admin/reviews/index.html",
        waiting=review_queue.list_waiting_lines(session, limit=MOST_SHOWN),
        waiting_count=counts.reviews,
        reported=review_queue.list_reported_lines(session, limit=MOST_SHOWN),
        reported_count=counts.reported,
        origins=ORIGIN_WORDS,
        done=DONE_WORDS.get(request.args.get("getan", ""), ""),
    )


@blueprint.get("/<string(length=32):review_id>")
@requires(Permission.OPERATIONS_SEE)
def show(review_id: str) -> Response:
    """Show one review with what the check doubts, the reports and former decisions."""
    return _show(review_id)


@blueprint.post("/<string(length=32):review_id>")
@requires(Permission.OPERATIONS_RUN)
@writes
def judge(review_id: str) -> AnyResponse:
    """Publish or reject it; who comes second sees what was decided."""
    choice = request.form.get("entscheidung", "")
    reason = lines_shown_again(request.form.get("grund", ""), most=2 * LONGEST_REASON).strip()
    problem = _problem(choice, reason)
    if problem:
        return _show(review_id, reason=reason, problem=problem, status=422)
    try:
        decide(
            review_id=review_id,
            to=DECISIONS[choice],
            reason=reason,
            seen=request.form.get("stand", "") or "-",
            actor=actor_here(),
        )
    except DecidedMeanwhile:
        return _show(review_id, reason=reason, notice=MEANWHILE, status=409)
    return redirect(url_for(".index", getan=choice), 303)


def _problem(choice: str, reason: str) -> str:
    if choice not in DECISIONS:
        return CHOICE_NEEDED
    if DECISIONS[choice] is State.REJECTED and not reason:
        return REASON_NEEDED
    return REASON_TOO_LONG if len(reason) > LONGEST_REASON else ""


def _show(
    review_id: str, *, reason: str = "", problem: str = "", notice: str = "", status: int = 200
) -> Response:
    session = db.session()
    review = review_queue.get_judged(session, review_id=review_id)
    former = Search(kind=SubjectKind.REVIEW, subject_id=review_id)
    return page(
        "admin/reviews/show.html",
        status=status,
        review=review,
        origin=ORIGIN_WORDS[review.origin],
        doubts=tuple(DOUBT_WORDS[one] for one in review.doubts),
        criteria=content.current().criteria.of(category=review.category),
        lines=lines_about(former, most=MOST_SHOWN),
        reason=reason,
        problem=problem,
        problems=named("grund", sentence=problem),
        notice=notice,
    )
