"""Reviews of the offers, tied to a confirmed address."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.reviews import owning, showing, submitting
from portal.web.access import public, writes
from portal.web.pages import page

FACILITY = "/pflege-und-wohnangebote/<int(max=2147483647):facility_id>"
OWN = "/meine-bewertung/<string:token>"
blueprint = Blueprint("reviews", __name__)


@blueprint.get(f"{FACILITY}/bewertungen")
@public
def index(facility_id: int) -> Response:
    """Show all reviews of a facility."""
    return showing.show_all(facility_id=facility_id)


@blueprint.get(f"{FACILITY}/bewerten")
@public
def write(facility_id: int) -> Response:
    """Show the form for a review."""
    return submitting.show_form(facility_id=facility_id)


@blueprint.post(f"{FACILITY}/bewerten")
@public
@writes
def submit(facility_id: int) -> AnyResponse:
    """Take a review, unseen until its author confirms it."""
    return submitting.submit_form(facility_id=facility_id)


@blueprint.get(f"{FACILITY}/bewerten/gesendet")
@public
def sent(facility_id: int) -> Response:
    """Ask to open the mail."""
    return submitting.show_sent(facility_id=facility_id)


@blueprint.get(f"{FACILITY}/bewertungen/<string:review_id>/melden")
@public
def report_form(facility_id: int, review_id: str) -> Response:
    """Ask what is wrong with a review."""
    return showing.show_report(facility_id=facility_id, review_id=review_id)


@blueprint.post(f"{FACILITY}/bewertungen/<string:review_id>/melden")
@public
@writes
def report(facility_id: int, review_id: str) -> AnyResponse:
    """Take a report."""
    return showing.report(facility_id=facility_id, review_id=review_id)


@blueprint.get(f"{FACILITY}/bewertungen/gemeldet")
@public
def reported(facility_id: int) -> Response:
    """Say what happens with the report."""
    return showing.show_reported(facility_id=facility_id)


@blueprint.get(OWN)
@public
def own(token: str) -> Response:
    """Show the author what the link stands for."""
    return owning.show_own(token=token)


@blueprint.post(OWN)
@public
@writes
def confirm(token: str) -> AnyResponse:
    """Confirm the review."""
    return owning.confirm(token=token)


@blueprint.get(f"{OWN}/aendern")
@public
def change_form(token: str) -> Response:
    """Show the form with what was written."""
    return owning.show_change(token=token)


@blueprint.post(f"{OWN}/aendern")
@public
@writes
def change(token: str) -> AnyResponse:
    """Change the review."""
    return owning.change(token=token)


@blueprint.post(f"{OWN}/loeschen")
@public
@writes
def delete(token: str) -> AnyResponse:
    """Delete the review."""
    return owning.delete(token=token)


@blueprint.get("/bewertung-geloescht")
@public
def deleted() -> Response:
    """Say that the review is gone."""
    return page("seekers/reviews/deleted.html")
