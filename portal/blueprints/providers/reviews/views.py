"""„Bewertung“: read, answer, and delete one's own answer."""

from flask import Blueprint, Response, abort, request
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.reviews import showing
from portal.domain.access.permission import Permission
from portal.queries.received_reviews import ReceivedReview, get_received
from portal.services.reviews.answer import (
    AnsweredMeanwhile,
    RewrittenMeanwhile,
    Seen,
    answer_review,
    delete_answer,
)
from portal.services.reviews.mark_read import mark_read
from portal.values.errors import Invalid, NotFound
from portal.web import clock
from portal.web.access import requires, writes
from portal.web.company import acting
from portal.web.extensions import db
from portal.web.transactions import writing
from portal.web.typed_text import lines_shown_again

blueprint = Blueprint("reviews", __name__, url_prefix="/anbieter/bewertungen")


@blueprint.get("")
@requires(Permission.REVIEWS_READ)
def index() -> Response:
    """List the reviews, the newest first; or only those that are new."""
    return showing.show_list()


@blueprint.get("/<string:review_id>")
@requires(Permission.REVIEWS_READ)
def show(review_id: str) -> Response:
    """Show one review with the form for an answer."""
    return showing.show_one(_received(review_id), showing.EMPTY)


@blueprint.post("/<string:review_id>/lesen")
@requires(Permission.REVIEWS_READ)
@writes
def read(review_id: str) -> AnyResponse:
    """Mark a review as read and lead to it."""
    try:
        with writing() as session:
            mark_read(session, acting=acting(), review_id=review_id, now=clock.now())
    except NotFound:
        abort(404)
    return showing.show_done(_received(review_id), sentence="Als gelesen markiert.")


@blueprint.post("/<string:review_id>/antwort")
@requires(Permission.REVIEWS_ANSWER)
@writes
def answer(review_id: str) -> AnyResponse:
    """Publish an answer below a review."""
    before = _answerable(review_id)
    text = lines_shown_again(request.form.get("text", ""), most=showing.MOST_TYPED).strip()
    answer_seen = lines_shown_again(request.form.get("bisher", ""), most=showing.MOST_TYPED)
    seen = Seen(answer=answer_seen, written_at=request.form.get("fassung", ""))
    try:
        with writing() as session:
            answer_review(
                session,
                acting=acting(),
                review_id=review_id,
                text=text,
                seen=seen,
                now=clock.now(),
            )
    except Invalid as error:
        return showing.show_one(before, showing.refused(text, code=error.code), status=422)
    except RewrittenMeanwhile:
        return _meanwhile(review_id, showing.Entered(text, notice=showing.REWRITTEN))
    except AnsweredMeanwhile:
        return _meanwhile(review_id, showing.Entered(text, notice=showing.MEANWHILE))
    return showing.show_done(_received(review_id), sentence="Ihre Antwort ist veröffentlicht.")


@blueprint.post("/<string:review_id>/antwort-loeschen")
@requires(Permission.REVIEWS_ANSWER)
@writes
def delete(review_id: str) -> AnyResponse:
    """Delete one's own answer; the review stays."""
    _answerable(review_id)
    who, seen = acting(), request.form.get("stand", "")
    try:
        with writing() as session:
            delete_answer(session, acting=who, review_id=review_id, seen=seen, now=clock.now())
    except AnsweredMeanwhile:
        return _meanwhile(review_id, showing.Entered(notice=showing.KEPT))
    return showing.show_done(_received(review_id), sentence="Ihre Antwort ist gelöscht.")


def _meanwhile(review_id: str, entered: showing.Entered) -> Response:
    return showing.show_meanwhile(_received(review_id), entered)


def _received(review_id: str) -> ReceivedReview:
    return _get(review_id, Permission.REVIEWS_READ)


def _answerable(review_id: str) -> ReceivedReview:
    """Return a review that they may answer.

    Answers 404 where it does not exist for them, and 403 where they may only read it.
    """
    found = _received(review_id)
    if not acting().may_for(Permission.REVIEWS_ANSWER, facility_id=found.facility_id):
        abort(403)
    return found


def _get(review_id: str, permission: Permission) -> ReceivedReview:
    try:
        return get_received(
            db.session(), acting=acting(), review_id=review_id, permission=permission
        )
    except NotFound:
        abort(404)
