"""Inquiries: written, checked, sent, followed."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.inquiries import acting, following, sending, writing
from portal.blueprints.seekers.inquiries.way import by_account, by_link
from portal.domain.access.permission import Permission
from portal.web.access import public, requires, writes
from portal.web.inquiry_words import slot_words
from portal.web.pages import page

FORM = "/anfrage"
BY_LINK = "/meine-anfragen/<string:token>"
BY_ACCOUNT = "/mein-konto/anfragen"
SENDING = f"{BY_ACCOUNT}/sendung/<string(length=32):batch_id>"
ONE = "/<string(length=32):inquiry_id>"
STEP = "/<any(annehmen, ablehnen, antworten, zurueckziehen):step>"
blueprint = Blueprint("inquiries", __name__)
blueprint.add_app_template_filter(slot_words)


@blueprint.get(FORM)
@public
def write() -> Response:
    """Show the form for one facility or up to five."""
    return writing.show_form()


@blueprint.post(FORM)
@public
@writes
def check() -> Response:
    """Show exactly what goes to whom; nothing is stored yet."""
    return writing.check_form()


@blueprint.post(f"{FORM}/aendern")
@public
@writes
def change() -> Response:
    """Show the form again with what was typed."""
    return writing.change_form()


@blueprint.post(f"{FORM}/senden")
@public
@writes
def send() -> AnyResponse:
    """Send it, or wait for the click in the mail."""
    return sending.send()


@blueprint.get(f"{FORM}/gesendet")
@public
def sent() -> Response:
    """Ask to open the mail."""
    return sending.show_sent()


@blueprint.get(f"{FORM}/verworfen")
@public
def discarded() -> Response:
    """Say that what was never confirmed is gone."""
    return page("seekers/inquiries/discarded.html")


@blueprint.get(BY_LINK)
@public
def own(token: str) -> Response:
    """Show what the link stands for."""
    return following.show_sending(way=by_link(token))


@blueprint.post(BY_LINK)
@public
@writes
def confirm(token: str) -> AnyResponse:
    """Confirm the address; now the facilities get the inquiry."""
    return following.confirm(way=by_link(token))


@blueprint.post(f"{BY_LINK}/zurueckziehen")
@public
@writes
def withdraw_all(token: str) -> AnyResponse:
    """Take back what every facility was told."""
    return acting.withdraw_all(way=by_link(token))


@blueprint.get(f"{BY_LINK}{ONE}")
@public
def own_one(token: str, inquiry_id: str) -> Response:
    """Show what one facility got and answered."""
    return following.show_one(way=by_link(token), inquiry_id=inquiry_id)


@blueprint.get(f"{BY_LINK}{ONE}/termin.ics")
@public
def calendar(token: str, inquiry_id: str) -> Response:
    """Give the proposed time for a calendar."""
    return following.show_calendar(way=by_link(token), inquiry_id=inquiry_id)


@blueprint.post(f"{BY_LINK}{ONE}{STEP}")
@public
@writes
def act(token: str, inquiry_id: str, step: str) -> AnyResponse:
    """Accept, decline, write once more or take back."""
    return acting.act(way=by_link(token), inquiry_id=inquiry_id, step=step)


@blueprint.get(BY_ACCOUNT)
@requires(Permission.INQUIRIES_KEEP)
def index() -> Response:
    """Show „Meine Anfragen“ with all recipients."""
    return following.show_all(way=by_account())


@blueprint.get(SENDING)
@requires(Permission.INQUIRIES_KEEP)
def account_sending(batch_id: str) -> Response:
    """Show the receipt of one sending."""
    return following.show_sending(way=by_account(), batch_id=batch_id)


@blueprint.post(f"{SENDING}/zurueckziehen")
@requires(Permission.INQUIRIES_KEEP)
@writes
def account_withdraw_all(batch_id: str) -> AnyResponse:
    """Take back what every facility of one sending was told."""
    return acting.withdraw_all(way=by_account(), batch_id=batch_id)


@blueprint.get(f"{BY_ACCOUNT}{ONE}")
@requires(Permission.INQUIRIES_KEEP)
def account_one(inquiry_id: str) -> Response:
    """Show what one facility got and answered."""
    return following.show_one(way=by_account(), inquiry_id=inquiry_id)


@blueprint.get(f"{BY_ACCOUNT}{ONE}/termin.ics")
@requires(Permission.INQUIRIES_KEEP)
def account_calendar(inquiry_id: str) -> Response:
    """Give the proposed time for a calendar."""
    return following.show_calendar(way=by_account(), inquiry_id=inquiry_id)


@blueprint.post(f"{BY_ACCOUNT}{ONE}{STEP}")
@requires(Permission.INQUIRIES_KEEP)
@writes
def account_act(inquiry_id: str, step: str) -> AnyResponse:
    """Accept, decline, write once more or take back."""
    return acting.act(way=by_account(), inquiry_id=inquiry_id, step=step)
