"""Results of Robin that are kept in an account."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.results import printing, renewing, saving, sharing, showing
from portal.blueprints.seekers.robin import advising, session
from portal.blueprints.seekers.robin import views as robin
from portal.domain.access.permission import Permission
from portal.services.consultations.find import ConsultationGone
from portal.services.saved_results.read import ResultUnreadable
from portal.web.access import public, requires, writes
from portal.web.pages import page

blueprint = Blueprint("results", __name__)
blueprint.register_error_handler(ConsultationGone, robin.gone)
blueprint.register_error_handler(session.OtherConsultation, robin.other)
blueprint.register_error_handler(advising.PlaceUnknown, robin.ask_place_again)
KEEP = Permission.RESULTS_KEEP
SAVE = "/digitale-beratung/ergebnis/speichern"
LIST = "/mein-konto/ergebnisse"
ONE = f"{LIST}/<string:result_id>"


@blueprint.errorhandler(ResultUnreadable)
def unreadable(_error: ResultUnreadable) -> Response:
    """Say that a result cannot be shown and what can be done."""
    return page("seekers/results/unreadable.html", status=500)


@blueprint.get(SAVE)
@public
def name() -> AnyResponse:
    """Ask under which name to keep the result."""
    return saving.show_form()


@blueprint.post(SAVE)
@requires(KEEP)
@writes
def save() -> AnyResponse:
    """Keep the result."""
    return saving.save()


@blueprint.get(LIST)
@requires(KEEP)
def index() -> Response:
    """Show the list."""
    return showing.show_list()


@blueprint.get(ONE)
@requires(KEEP)
def show(result_id: str) -> Response:
    """Show a kept result."""
    return showing.show_result(result_id=result_id)


@blueprint.get(f"{ONE}/umbenennen")
@requires(KEEP)
def ask_name(result_id: str) -> Response:
    """Ask for another name."""
    return showing.ask_name(result_id=result_id)


@blueprint.post(f"{ONE}/umbenennen")
@requires(KEEP)
@writes
def rename(result_id: str) -> AnyResponse:
    """Give it another name."""
    return showing.rename(result_id=result_id)


@blueprint.get(f"{ONE}/loeschen")
@requires(KEEP)
def confirm_deletion(result_id: str) -> Response:
    """Ask whether it is to go."""
    return showing.ask_before_deleting(result_id=result_id)


@blueprint.post(f"{ONE}/loeschen")
@requires(KEEP)
@writes
def delete(result_id: str) -> AnyResponse:
    """Delete it."""
    return showing.delete(result_id=result_id)


@blueprint.post(f"{ONE}/neu-berechnen")
@requires(KEEP)
@writes
def renew(result_id: str) -> AnyResponse:
    """Compute it anew beside the old one."""
    return renewing.renew(result_id=result_id)


@blueprint.get(f"{ONE}/unterschiede")
@requires(KEEP)
def differences(result_id: str) -> Response:
    """Show what changed since the older one."""
    return renewing.show_differences(result_id=result_id)


@blueprint.get(f"{ONE}/teilen")
@requires(KEEP)
def share(result_id: str) -> Response:
    """Show its links."""
    return sharing.show_links(result_id=result_id)


@blueprint.post(f"{ONE}/teilen")
@requires(KEEP)
@writes
def make_link(result_id: str) -> AnyResponse:
    """Make a link."""
    return sharing.make_link(result_id=result_id)


@blueprint.post(f"{ONE}/teilen/<string:link_id>/beenden")
@requires(KEEP)
@writes
def end_link(result_id: str, link_id: str) -> AnyResponse:
    """End a link."""
    return sharing.end_link(result_id=result_id, link_id=link_id)


@blueprint.get(f"{ONE}/protokoll.pdf")
@requires(KEEP)
def protocol(result_id: str) -> AnyResponse:
    """Give it as PDF."""
    return printing.give_pdf(result_id=result_id, is_large=False)


@blueprint.get(f"{ONE}/protokoll-gross.pdf")
@requires(KEEP)
def large_protocol(result_id: str) -> AnyResponse:
    """Give it as PDF in large type."""
    return printing.give_pdf(result_id=result_id, is_large=True)


@blueprint.post(f"{ONE}/protokoll/noch-einmal")
@requires(KEEP)
@writes
def render_again(result_id: str) -> AnyResponse:
    """Try once more to make a PDF that failed."""
    return printing.try_again(result_id=result_id)


@blueprint.get(f"{ONE}/protokoll.txt")
@requires(KEEP)
def plain_protocol(result_id: str) -> Response:
    """Give it as plain text."""
    return printing.give_text(result_id=result_id)
