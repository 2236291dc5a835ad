"""The page behind the button: asks what matters, and leads to the inquiry or to others."""

from dataclasses import replace

from flask import Blueprint, Response, request

from portal.blueprints.seekers.button import forms
from portal.blueprints.seekers.inquiries import asking, origin, writing
from portal.blueprints.seekers.inquiries.forms import Entered as Inquiry
from portal.domain.button.relevance import Reason, Wanted, category_of, judge
from portal.domain.inquiries.recipient import Recipient
from portal.queries.alternatives import list_alternatives
from portal.queries.button import get_placed
from portal.queries.recipients import list_recipients
from portal.services.button.note_filtered import note_filtered
from portal.values.geo import distance_m
from portal.web import clock, content
from portal.web.access import public, writes
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.place_input import read_place
from portal.web.screening import STAMP, doubts_about, form_stamp
from portal.web.throttle import seconds_to_wait
from portal.web.transactions import writing as transaction

blueprint = Blueprint("button", __name__)
PATH = "/anfragen-an/<int(max=2147483647):facility_id>"
PURPOSE = "button"
MOST_FROM_ONE_PLACE = 20
TOO_OFTEN = (
    "Von Ihnen kamen gerade sehr viele Anfragen. Bitte versuchen Sie es später noch einmal."
    " Was Sie angegeben haben, steht noch hier."
)


@blueprint.get(PATH)
@public
def show(facility_id: int) -> Response:
    """Ask what makes the request fit; what the address says besides is ignored."""
    recipient = _recipient(facility_id)
    if recipient is None:
        return _show_gone()
    if recipient.obstacle:
        return _show_other(recipient, Reason.NOT_WANTED)
    return _show_form(recipient, forms.Entered())


@blueprint.post(PATH)
@public
@writes
def submit(facility_id: int) -> Response:
    """Lead to the inquiry with what was told, or say why it does not fit and who else may."""
    recipient = _recipient(facility_id)
    if recipient is None:
        return _show_gone()
    place = read_place(form=request.form, gazetteer=content.current().gazetteer)
    entered, told = forms.read_form(form=request.form, place=place)
    if told is None:
        return _show_form(recipient, entered, status=422)
    wait = seconds_to_wait(purpose=PURPOSE, most=MOST_FROM_ONE_PLACE)
    if wait:
        refused = _show_form(recipient, entered, note=TOO_OFTEN, status=429)
        refused.headers["Retry-After"] = str(wait)
        return refused
    reason = _judge(recipient, told)
    if reason is None:
        return _lead_on(recipient, told)
    with transaction() as session:
        note_filtered(
            session,
            facility_id=facility_id,
            reason=reason,
            kind=told.kind,
            today=clock.today(),
        )
    return _show_other(recipient, reason, told)


def _recipient(facility_id: int) -> Recipient | None:
    return next(iter(list_recipients(db.session(), ids=(facility_id,))), None)


def _judge(recipient: Recipient, told: forms.Told) -> Reason | None:
    placed = get_placed(
        db.session(),
        facility_id=recipient.facility_id,
        accepts_inquiries=recipient.obstacle is None,
    )
    wanted = Wanted(
        kind=told.kind,
        postcodes=told.place.postcodes,
        distance_m=distance_m(start=told.place.point, end=placed.point),
        start=told.start,
    )
    doubts = doubts_about(form=request.form, texts=(), sender="", facilities=0)
    return judge(offer=placed.offer, wanted=wanted, doubts=doubts, today=clock.today())


def _lead_on(recipient: Recipient, told: forms.Told) -> Response:
    """Show the inquiry's own form; what was told stands in the message, to be seen and changed."""
    sender = asking.read_sender()
    inquiry = Inquiry(text=told.message)
    if sender:
        inquiry = replace(inquiry, name=sender.name, phone=sender.phone)
    return writing.form_page(
        asking.Asked(chosen=(recipient,), too_many=False),
        sender,
        inquiry,
        sealed_origin=origin.sealed_button(facility_id=recipient.facility_id),
    )


def _show_form(
    recipient: Recipient, entered: forms.Entered, *, note: str = "", status: int = 200
) -> Response:
    return page(
        "seekers/button/show.html",
        status=status,
        recipient=recipient,
        entered=entered,
        note=note,
        kinds=tuple(forms.KIND_WORDS.items()),
        starts=tuple(forms.START_WORDS.items()),
        grades=(("", forms.GRADES),),
        stamp=request.form.get(STAMP) or form_stamp(),
    )


def _show_other(recipient: Recipient, reason: Reason, told: forms.Told | None = None) -> Response:
    """Say why it does not fit; offer what is like it nearby, or a search for what was told."""
    is_like_it = reason in {Reason.NOT_WANTED, Reason.FULL}
    offers = None
    if is_like_it:
        offers = list_alternatives(
            db.session(), facility_id=recipient.facility_id, asked=(), today=clock.today()
        )
    return page(
        "seekers/button/other.html",
        recipient=recipient,
        reason=reason,
        told=told,
        kind=forms.KIND_WORDS[told.kind] if told else "",
        category=category_of(kind=told.kind) if told else None,
        offers=offers,
    )


def _show_gone() -> Response:
    return page("seekers/button/gone.html", status=404)
