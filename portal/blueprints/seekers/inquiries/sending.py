"""Send what was shown, to those facilities for which the person agreed."""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import replace

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.inquiries import asking, consent, forms, protocol
from portal.blueprints.seekers.inquiries.writing import NUMBER, check_page, form_page
from portal.domain.inquiries.content import Links, to_json
from portal.domain.inquiries.recipient import Recipient
from portal.domain.inquiries.screening import Doubt
from portal.queries.inquiries import has_batch
from portal.services.inquiries.send import Addressed, Sending, SentMeanwhile, send_inquiries
from portal.services.inquiries.steps import Post
from portal.web import clock, outside, site
from portal.web.extensions import db
from portal.web.inquiry_letters import announce_soon
from portal.web.letters import compose
from portal.web.named_problem import NamedProblem
from portal.web.pages import page
from portal.web.posting import ID_BYTES, mail_id, send_soon
from portal.web.screening import doubts_about
from portal.web.throttle import seconds_to_wait
from portal.web.transactions import writing
from portal.web.visiting import fresh_token, hash_token

PURPOSE = "inquiry"
MOST_FROM_ONE_PLACE = 30
MOST_TO_ONE_ADDRESS = 10
SUBJECT = "Bitte bestätigen Sie Ihre Anfrage"
TOO_OFTEN = (
    "Von Ihnen kamen gerade sehr viele Anfragen. Bitte versuchen Sie es später noch einmal."
    " Was Sie geschrieben haben, steht noch hier."
)
PROTOCOL_CHANGED = (
    "Ihre Antworten an Robin haben sich seit der letzten Ansicht geändert oder sind gelöscht."
    " Bitte prüfen Sie die Daten noch einmal."
)


def send() -> AnyResponse:
    """Send, or show again what has to be decided first."""
    asked, sender = asking.read_asked(), asking.read_sender()
    entered, wish = forms.read_form(form=request.form, account_email=sender.email if sender else "")
    if wish is None or not asked.askable:
        return form_page(asked, sender, entered, status=422)
    lines = protocol.read_lines() if entered.with_protocol else ()
    agreed = _agreed(asked)
    if protocol.mark_of(lines) != request.form.get("stand"):
        return check_page(asked, sender, entered, wish, note=PROTOCOL_CHANGED, status=422)
    if not agreed:
        return check_page(asked, sender, entered, wish, problems=_unagreed(asked), status=422)
    wish = replace(wish, content=replace(wish.content, protocol=lines))
    batch_id = _batch_id(wish, sender, agreed)
    if not has_batch(db.session(), batch_id=batch_id):
        wait = _seconds_to_wait(wish, sender)
        if wait:
            refused = check_page(asked, sender, entered, wish, note=TOO_OFTEN, status=429)
            refused.headers["Retry-After"] = str(wait)
            return refused
        _send(batch_id, wish, sender, agreed)
    return _lead_on(batch_id, sender)


def show_sent() -> Response:
    """Ask to open the mail; the same for everybody."""
    return page("seekers/inquiries/sent.html")


def _agreed(asked: asking.Asked) -> tuple[Recipient, ...]:
    return tuple(
        one
        for one in asked.askable
        if request.form.get(consent.field_of(one.facility_id)) == forms.TICKED
    )


def _unagreed(asked: asking.Asked) -> tuple[NamedProblem, ...]:
    first = consent.field_of(asked.askable[0].facility_id)
    words = consent.NEEDED if len(asked.askable) == 1 else consent.NEEDED_FOR_ONE
    return (NamedProblem(first, words),)


def _batch_id(wish: forms.Wish, sender: asking.Sender | None, agreed: tuple[Recipient, ...]) -> str:
    """Return the same for the same form with the same content, whoever else knows its number."""
    told = (
        request.form.get(NUMBER, ""),
        sender.account_id if sender else wish.address.key,
        wish.kind.value,
        to_json(content=wish.content),
        *(str(one.facility_id) for one in agreed),
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[: 2 * ID_BYTES]


def _seconds_to_wait(wish: forms.Wish, sender: asking.Sender | None) -> int:
    """Count the sending by where it comes from and, where a mail would go out, by its address."""
    wait = seconds_to_wait(purpose=PURPOSE, most=MOST_FROM_ONE_PLACE)
    if wait or sender:
        return wait
    return seconds_to_wait(purpose=PURPOSE, most=MOST_TO_ONE_ADDRESS, account_id=wish.address.key)


def _send(
    batch_id: str,
    wish: forms.Wish,
    sender: asking.Sender | None,
    agreed: tuple[Recipient, ...],
) -> None:
    doubts = doubts_about(
        form=request.form,
        texts=(wish.content.name, wish.content.text),
        sender=sender.account_id if sender else wish.address.key,
        facilities=len(agreed),
    )
    token = "" if sender else fresh_token()
    sending = Sending(
        batch_id=batch_id,
        kind=wish.kind,
        content=wish.content,
        consent_version=consent.VERSION,
        addressed=[_addressed(one, token, doubts) for one in agreed],
        account_id=sender.account_id if sender else None,
        seeker_token_hash=hash_token(token=token) if token else None,
        confirmation=_confirmation(wish, token) if token else None,
    )
    with suppress(SentMeanwhile), writing() as session:
        send_inquiries(
            session,
            sending=sending,
            now=clock.now(),
            today=clock.today(),
            cipher=outside.current().cipher,
        )
    if sender:
        announce_soon()
    else:
        send_soon()


def _addressed(recipient: Recipient, token: str, doubts: tuple[Doubt, ...]) -> Addressed:
    links = Links(seeker=token, provider=fresh_token())
    return Addressed(
        inquiry_id=secrets.token_hex(ID_BYTES),
        facility_id=recipient.facility_id,
        links=links,
        provider_token_hash=hash_token(token=links.provider),
        doubts=doubts,
    )


def _confirmation(wish: forms.Wish, token: str) -> Post:
    letter = compose(
        "inquiry_confirmation",
        sender=site.current().activation_sender,
        recipient=wish.address.mailbox,
        subject=SUBJECT,
        token=token,
    )
    return Post(letter=letter, mail_id=mail_id())


def _lead_on(batch_id: str, sender: asking.Sender | None) -> AnyResponse:
    if sender:
        return redirect(
            url_for("seekers.inquiries.account_sending", batch_id=batch_id, neu="ja"), 303
        )
    return redirect(url_for("seekers.inquiries.sent"), 303)
