"""Join a waiting list: typed, then confirmed by the link in the mail; at once with an account."""

import secrets

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.waiting import forms
from portal.domain.access.permission import Permission
from portal.domain.accounts.email_address import EmailAddress, read_address
from portal.domain.accounts.visitor import Visitor
from portal.domain.robin.consent import text_version
from portal.domain.waiting.terms import CONFIRM, MOST_ENTRIES
from portal.queries.facilities import get_subject
from portal.services.waiting.join import (
    Applicant,
    Application,
    JoinedMeanwhile,
    ListFull,
    join_list,
)
from portal.services.waiting.read_offer import WaitingOffer, read_offer
from portal.web import clock, content, outside
from portal.web.access import signed_in_for
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.posting import ID_BYTES, send_soon
from portal.web.throttle import seconds_to_wait
from portal.web.transactions import writing
from portal.web.waiting_letters import letter_with_link
from portal.web.waiting_people import keys_of

PURPOSE = "waiting-list"
MOST_FROM_ONE_PLACE = 20
MOST_TO_ONE_ADDRESS = 5
SUBJECT = "Bitte bestätigen Sie Ihren Eintrag auf der Warteliste"
TOO_OFTEN = "Von Ihnen kamen gerade sehr viele Einträge. Bitte versuchen Sie es später noch einmal."
TOO_MANY = f"Sie stehen schon auf {MOST_ENTRIES} Wartelisten. Tragen Sie sich bitte erst wo aus."


def show_form(*, facility_id: int) -> Response:
    """Show the empty form; somebody who is signed in finds their name and number in it."""
    found = _signed_in()
    return _show(_offer(facility_id), found, forms.Entered(name=found.name if found else ""))


def submit_form(*, facility_id: int) -> AnyResponse:
    """Keep what was typed, or show the form again and say what is wrong."""
    found, offer = _signed_in(), _offer(facility_id)
    own_address = read_address(text=found.email) if found else None
    entered, read = forms.read_form(
        form=request.form, kinds=offer.kinds, own_address=own_address, today=clock.today()
    )
    if read is None:
        return _show(offer, found, entered, status=422)
    wait = _seconds_to_wait(read.address)
    if wait:
        refused = _show(offer, found, entered, status=429, refusal=TOO_OFTEN)
        refused.headers["Retry-After"] = str(wait)
        return refused
    try:
        _join_patiently(found, facility_id, read)
    except ListFull:
        return _show(offer, found, entered, status=422, refusal=TOO_MANY)
    if found:
        return redirect(url_for("seekers.waiting.index", fertig="eingetragen"), 303)
    send_soon()
    return redirect(url_for("seekers.waiting.sent", facility_id=facility_id), 303)


def show_sent(*, facility_id: int) -> Response:
    """Ask to open the mail; the same for everybody."""
    facility = get_subject(db.session(), facility_id=facility_id)
    return page("seekers/waiting/sent.html", facility=facility, days=CONFIRM.days)


def _join_patiently(found: Visitor | None, facility_id: int, read: forms.Read) -> None:
    try:
        _join(found, facility_id, read)
    except JoinedMeanwhile:  # A double click: the other one has made the row by now.
        _join(found, facility_id, read)


def _join(found: Visitor | None, facility_id: int, read: forms.Read) -> None:
    applicant = Applicant(
        address=read.address,
        keys=keys_of(address=read.address),
        account_id=found.account_id if found else "",
        fresh_id=secrets.token_hex(ID_BYTES),
    )
    application = Application(
        entry_id=_form_id(),
        facility_id=facility_id,
        kind=read.kind,
        wish=read.wish,
        consent_version=text_version(text=content.current().waiting.consent),
    )
    confirmation = None
    if found is None:
        confirmation = letter_with_link(
            "waiting_confirmation", address=read.address, subject=SUBJECT, days=CONFIRM.days
        )
    with writing() as session:
        join_list(
            session,
            applicant=applicant,
            application=application,
            confirmation=confirmation,
            now=clock.now(),
            cipher=outside.current().cipher,
        )


def _seconds_to_wait(address: EmailAddress) -> int:
    return seconds_to_wait(purpose=PURPOSE, most=MOST_FROM_ONE_PLACE) or seconds_to_wait(
        purpose=PURPOSE, most=MOST_TO_ONE_ADDRESS, account_id=address.key
    )


def _signed_in() -> Visitor | None:
    return signed_in_for(Permission.WAITING_KEEP)


def _offer(facility_id: int) -> WaitingOffer:
    return read_offer(db.session(), facility_id=facility_id, today=clock.today())


def _show(
    offer: WaitingOffer,
    found: Visitor | None,
    entered: forms.Entered,
    *,
    status: int = 200,
    refusal: str = "",
) -> Response:
    return page(
        "seekers/waiting/show_form.html",
        status=status,
        offer=offer,
        entered=entered,
        texts=content.current().waiting,
        own_email=found.email if found else "",
        form_id=_form_id(),
        refusal=refusal,
    )


def _form_id() -> str:
    """Return the id of the form that was sent, or a new one."""
    sent = request.form.get("formular", "")
    return sent if forms.ID.fullmatch(sent) else secrets.token_hex(ID_BYTES)
