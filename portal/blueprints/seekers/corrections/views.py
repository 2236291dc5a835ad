"""„Angabe stimmt nicht?“: tell support that something in a profile is wrong."""

import secrets
from contextlib import suppress

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.corrections import forms
from portal.domain.corrections.block import Block
from portal.queries.facilities import get_subject
from portal.services.corrections.report import ReportedMeanwhile, report_correction
from portal.web import clock, outside
from portal.web.access import public, writes
from portal.web.correction_words import BLOCK_WORDS
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.throttle import seconds_to_wait
from portal.web.transactions import writing

PATH = "/pflege-und-wohnangebote/<int(max=2147483647):facility_id>/angabe-stimmt-nicht"
MOST = 20
PURPOSE = "correction"
TOO_OFTEN = "Von Ihrem Anschluss kamen sehr viele Hinweise. Bitte versuchen Sie es später."
blueprint = Blueprint("corrections", __name__)


@blueprint.get(PATH)
@public
def show(facility_id: int) -> Response:
    """Show the form."""
    return _show(facility_id, forms.Entered())


@blueprint.post(PATH)
@public
@writes
def report(facility_id: int) -> AnyResponse:
    """Take the report, or show the form again and say what is wrong."""
    entered = forms.read_form(form=request.form)
    if entered.problems:
        return _show(facility_id, entered, status=422)
    if seconds_to_wait(purpose=PURPOSE, most=MOST):
        return _show(facility_id, entered, status=429, too_often=TOO_OFTEN)
    with suppress(ReportedMeanwhile), writing() as session:
        report_correction(
            session,
            facility_id=facility_id,
            correction_id=_form_id(),
            block=Block(entered.block),
            text=entered.text,
            address=entered.address,
            now=clock.now(),
            cipher=outside.current().cipher,
        )
    return redirect(url_for("seekers.corrections.sent", facility_id=facility_id), 303)


@blueprint.get(f"{PATH}/danke")
@public
def sent(facility_id: int) -> Response:
    """Say what happens with the report."""
    facility = get_subject(db.session(), facility_id=facility_id)
    return page("seekers/corrections/sent.html", facility=facility)


def _show(
    facility_id: int, entered: forms.Entered, *, status: int = 200, too_often: str = ""
) -> Response:
    return page(
        "seekers/corrections/show.html",
        status=status,
        facility=get_subject(db.session(), facility_id=facility_id),
        entered=entered,
        blocks=BLOCK_WORDS,
        form_id=_form_id(),
        too_often=too_often,
    )


def _form_id() -> str:
    """Return the id of the form that was sent, or a new one."""
    sent = request.form.get("formular", "")
    return sent if forms.ID.fullmatch(sent) else secrets.token_hex(16)
