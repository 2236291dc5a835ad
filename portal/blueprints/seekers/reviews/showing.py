"""Read the reviews of a facility, and report one."""

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.reviews import forms
from portal.queries import facilities, reviews
from portal.queries.review_means import read_means
from portal.services.reviews.report import report_review
from portal.web import clock, content
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.throttle import seconds_to_wait
from portal.web.transactions import writing

REVIEWS_A_PAGE = 10
MOST_PAGES = 50
MOST_REPORTS = 10
PURPOSE = "review-report"
TOO_OFTEN = (
    "Von Ihrem Anschluss kamen sehr viele Hinweise. Bitte versuchen Sie es später noch einmal."
)


def show_all(*, facility_id: int) -> Response:
    """Show the means and the published reviews, ten a page, the newest first."""
    session = db.session()
    facility = facilities.get_subject(session, facility_id=facility_id)
    number = request.args.get("seite", default=1, type=int)
    if not 1 <= number <= MOST_PAGES:
        abort(404)
    numbers = reviews.count_reviews(session, facility_id=facility_id)
    found = reviews.list_published(
        session,
        facility_id=facility_id,
        limit=REVIEWS_A_PAGE,
        offset=REVIEWS_A_PAGE * (number - 1),
    )
    if number > 1 and not found:
        abort(404)
    return page(
        "seekers/reviews/index.html",
        facility=facility,
        criteria=content.current().criteria.of(category=facility.category),
        means=read_means(session, facility_id=facility_id),
        reviews=found,
        number=number,
        last=min(MOST_PAGES, -(-numbers.published // REVIEWS_A_PAGE)),
        removed=numbers.removed,
    )


def show_report(
    *, facility_id: int, review_id: str, reason: str = "", problem: str = "", status: int = 200
) -> Response:
    """Show the review with a field for what is wrong with it."""
    session = db.session()
    return page(
        "seekers/reviews/report.html",
        status=status,
        facility=facilities.get_subject(session, facility_id=facility_id),
        review=reviews.get_shown(session, facility_id=facility_id, review_id=review_id),
        reason=reason,
        problem=problem,
    )


def report(*, facility_id: int, review_id: str) -> AnyResponse:
    """Take the report, or show the field again and say what is wrong."""
    reason, problem = forms.read_reason(form=request.form)
    status = 422
    if not problem and seconds_to_wait(purpose=PURPOSE, most=MOST_REPORTS):
        problem, status = TOO_OFTEN, 429
    if problem:
        return show_report(
            facility_id=facility_id,
            review_id=review_id,
            reason=reason,
            problem=problem,
            status=status,
        )
    with writing() as session:
        report_review(
            session, facility_id=facility_id, review_id=review_id, reason=reason, now=clock.now()
        )
    return redirect(url_for("seekers.reviews.reported", facility_id=facility_id), 303)


def show_reported(*, facility_id: int) -> Response:
    """Say what happens with the report."""
    facility = facilities.get_subject(db.session(), facility_id=facility_id)
    return page("seekers/reviews/reported.html", facility=facility)
