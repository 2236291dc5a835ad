"""Send what was shown, to those facilities for which the person agreed."""

from dataclasses import replace

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.inquiries import asking, consent, forms, origin, protocol
from portal.blueprints.seekers.inquiries.once import SentForm, sent_form
from portal.blueprints.seekers.inquiries.writing import check_page, form_page
from portal.domain.inquiries.content import Links
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
from portal.web.posting import mail_id, send_soon
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
    form = sent_form(asked, sender, wish)
    if not agreed:
        return check_page(asked, sender, entered, wish, problems=_unagreed(form), status=422)
    whole = replace(wish, content=replace(wish.content, protocol=lines))
    batch_id = form.batch_id(whole, agreed)
    if not has_batch(db.session(), batch_id=batch_id):
        asks_again = any(one in form.before for one in agreed)
        wait = 0 if asks_again else _seconds_to_wait(wish, sender)
        if wait:
            refused = check_page(asked, sender, entered, wish, note=TOO_OFTEN, status=429)
            refused.headers["Retry-After"] = str(wait)
            return refused
        if asks_again or not _send(form, whole, sender, agreed):
            return check_page(asked, sender, entered, wish, status=409)
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


def _unagreed(form: SentForm) -> tuple[NamedProblem, ...]:
    """Return what is wrong at the first box; nothing where all were asked and no box is left."""
    words = consent.NEEDED if len(form.fresh) == 1 else consent.NEEDED_FOR_ONE
    return tuple(NamedProblem(consent.field_of(one.facility_id), words) for one in form.fresh[:1])


def _seconds_to_wait(wish: forms.Wish, sender: asking.Sender | None) -> int:
    """Count the sending by where it comes from and, where a mail would go out, by its address."""
    wait = seconds_to_wait(purpose=PURPOSE, most=MOST_FROM_ONE_PLACE)
    if wait or sender:
        return wait
    return seconds_to_wait(purpose=PURPOSE, most=MOST_TO_ONE_ADDRESS, account_id=wish.address.key)


def _send(
    form: SentForm,
    wish: forms.Wish,
    sender: asking.Sender | None,
    agreed: tuple[Recipient, ...],
) -> bool:
    """Send and say whether all of it has gone, by this click or by another at the same moment."""
    doubts = doubts_about(
        form=request.form,
        texts=(wish.content.name, wish.content.text),
        sender=form.asker,
        facilities=len(agreed),
    )
    token = "" if sender else fresh_token()
    sending = Sending(
        batch_id=form.batch_id(wish, agreed),
        kind=wish.kind,
        content=wish.content,
        consent_version=consent.VERSION,
        addressed=[
            _addressed(form.inquiry_id(one.facility_id), one, token, doubts) for one in agreed
        ],
        account_id=sender.account_id if sender else None,
        seeker_token_hash=hash_token(token=token) if token else None,
        confirmation=_confirmation(wish, token) if token else None,
    )
    try:
        with writing() as session:
            send_inquiries(
                session,
                sending=sending,
                now=clock.now(),
                today=clock.today(),
                cipher=outside.current().cipher,
            )
    except SentMeanwhile:
        return has_batch(db.session(), batch_id=sending.batch_id)
    if sender:
        announce_soon()
    else:
        send_soon()
    return True


def _addressed(
    inquiry_id: str, recipient: Recipient, token: str, doubts: tuple[Doubt, ...]
) -> Addressed:
    links = Links(seeker=token, provider=fresh_token())
    return Addressed(
        inquiry_id=inquiry_id,
        facility_id=recipient.facility_id,
        links=links,
        provider_token_hash=hash_token(token=links.provider),
        doubts=doubts,
        source=origin.source_for(facility_id=recipient.facility_id),
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
