"""Waiting lists of the offers, tied to a confirmed address."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.waiting import joining, owning
from portal.blueprints.seekers.waiting.ways import Ways
from portal.domain.access.permission import Permission
from portal.queries.waiting_people import Holder
from portal.web.access import public, requires, signed_in, writes
from portal.web.pages import page
from portal.web.waiting_people import holder_of_account, holder_of_link

JOIN = "/pflege-und-wohnangebote/<int(max=2147483647):facility_id>/warteliste"
OWN = "/meine-warteliste/<string:token>"
MINE = "/mein-konto/warteliste"
blueprint = Blueprint("waiting", __name__)


@blueprint.get(JOIN)
@public
def show_form(facility_id: int) -> Response:
    """Show the form."""
    return joining.show_form(facility_id=facility_id)


@blueprint.post(JOIN)
@public
@writes
def join(facility_id: int) -> AnyResponse:
    """Take an entry; without an account nobody sees it until it is confirmed."""
    return joining.submit_form(facility_id=facility_id)


@blueprint.get(f"{JOIN}/gesendet")
@public
def sent(facility_id: int) -> Response:
    """Ask to open the mail."""
    return joining.show_sent(facility_id=facility_id)


@blueprint.get(OWN)
@public
def own(token: str) -> Response:
    """Show what the link stands for."""
    return owning.show("seekers/waiting/own.html", holder_of_link(token=token), ways=Ways(token))


@blueprint.post(f"{OWN}/bestaetigen")
@public
@writes
def confirm(token: str) -> AnyResponse:
    """Confirm an entry."""
    return owning.confirm(holder_of_link(token=token), ways=Ways(token))


@blueprint.post(f"{OWN}/aktuell")
@public
@writes
def keep(token: str) -> AnyResponse:
    """Say that all entries are still wanted."""
    return owning.keep(holder_of_link(token=token), ways=Ways(token))


@blueprint.post(f"{OWN}/austragen")
@public
@writes
def withdraw(token: str) -> AnyResponse:
    """Leave one waiting list."""
    return owning.withdraw(holder_of_link(token=token), ways=Ways(token))


@blueprint.post(f"{OWN}/ueberall-austragen")
@public
@writes
def leave(token: str) -> AnyResponse:
    """Leave all waiting lists."""
    return owning.leave(holder_of_link(token=token))


@blueprint.get(MINE)
@requires(Permission.WAITING_KEEP)
def index() -> Response:
    """Show the entries of the account."""
    return owning.show("seekers/waiting/index.html", _holder(), ways=Ways())


@blueprint.post(f"{MINE}/bestaetigen")
@requires(Permission.WAITING_KEEP)
@writes
def confirm_mine() -> AnyResponse:
    """Confirm an entry."""
    return owning.confirm(_holder(), ways=Ways())


@blueprint.post(f"{MINE}/aktuell")
@requires(Permission.WAITING_KEEP)
@writes
def keep_mine() -> AnyResponse:
    """Say that all entries are still wanted."""
    return owning.keep(_holder(), ways=Ways())


@blueprint.post(f"{MINE}/austragen")
@requires(Permission.WAITING_KEEP)
@writes
def withdraw_mine() -> AnyResponse:
    """Leave one waiting list."""
    return owning.withdraw(_holder(), ways=Ways())


@blueprint.post(f"{MINE}/ueberall-austragen")
@requires(Permission.WAITING_KEEP)
@writes
def leave_mine() -> AnyResponse:
    """Leave all waiting lists."""
    return owning.leave(_holder())


@blueprint.get("/warteliste-verlassen")
@public
def left() -> Response:
    """Say that nothing is left."""
    return page("seekers/waiting/left.html")


def _holder() -> Holder:
    return holder_of_account(visitor=signed_in())
