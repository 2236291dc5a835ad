"""Answer or decline, and tell the seeker that there is something to read."""

import hashlib

from flask import redirect, request
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.inquiries import forms, reading
from portal.blueprints.providers.inquiries.door import Door
from portal.domain.inquiries.content import Words, words_to_json
from portal.domain.inquiries.kind import MessageKind
from portal.domain.inquiries.state import State, StepNotAllowed
from portal.services.inquiries.answer import ChangedMeanwhile, answer_inquiry
from portal.services.inquiries.contacts import read_contact
from portal.services.inquiries.read_received import Received
from portal.services.inquiries.steps import Posts
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.inquiry_notices import answered, declined
from portal.web.posting import ID_BYTES, send_soon
from portal.web.throttle import seconds_to_wait
from portal.web.transactions import writing
from portal.web.typed_values import read_whole

PURPOSE = "inquiry-answer"
MOST_ANSWERS = 10
MOST_DIGITS = 9
TOO_OFTEN = "Sie haben gerade sehr oft geantwortet. Bitte versuchen Sie es später noch einmal."
CHANGED = (
    "Inzwischen hat sich etwas geändert: Jemand anderes aus Ihrem Haus oder die Person selbst war"
    " schneller. Bitte lesen Sie unten, was jetzt dort steht. Ihr Text steht noch im Formular. Wenn"
    " Sie ihn trotzdem schicken möchten, drücken Sie den Knopf noch einmal."
)
CHANGED_REFUSAL = (
    "Inzwischen hat sich etwas geändert: Jemand anderes aus Ihrem Haus oder die Person selbst war"
    " schneller. Ihre Absage ist noch nicht gesendet. Bitte lesen Sie unten, was jetzt dort steht."
    " Wenn Sie trotzdem absagen möchten, drücken Sie „Anfrage absagen“ noch einmal."
)
OVER = "Ihre Antwort wurde nicht gesendet, denn diese Anfrage ist inzwischen beendet."
DECLINED = "Ihre Absage wurde nicht noch einmal gesendet, denn Ihr Haus hat inzwischen abgesagt."


def answer(door: Door) -> AnyResponse:
    """Keep the answer, or show the form again and say what is wrong."""
    return _take(door, forms.read_answer(form=request.form), done="antwort")


def decline(door: Door) -> AnyResponse:
    """Keep that the facility declines, with its reason if it gives one."""
    return _take(door, forms.read_refusal(form=request.form), done="absage")


def _take(
    door: Door,
    typed: tuple[forms.Entered, MessageKind | None, Words | None],
    *,
    done: str,
) -> AnyResponse:
    received = reading.read(door)
    if not door.is_opened(received):
        return redirect(door.address("show"), 303)
    entered, kind, words = typed
    if kind is None or words is None:
        return _again(door, received, entered, status=422)
    wait = seconds_to_wait(purpose=PURPOSE, most=MOST_ANSWERS, account_id=received.inquiry_id)
    if wait:
        refused = _again(door, received, entered, notice=TOO_OFTEN, status=429)
        refused.headers["Retry-After"] = str(wait)
        return refused
    try:
        _store(door, received, kind, words)
    except ChangedMeanwhile:
        changed = CHANGED_REFUSAL if entered.is_refusal else CHANGED
        return _again(door, reading.read(door), entered, notice=changed, status=409)
    except StepNotAllowed:
        now = reading.read(door)
        is_declined = entered.is_refusal and now.state is State.ABGELEHNT
        return _again(door, now, entered, notice=DECLINED if is_declined else OVER, status=409)
    send_soon()
    return redirect(door.address("show", getan=done), 303)


def _store(door: Door, received: Received, kind: MessageKind, words: Words) -> None:
    cipher = outside.current().cipher
    contact = read_contact(db.session(), inquiry_id=received.inquiry_id, cipher=cipher)
    letter = declined if kind is MessageKind.ABSAGE else answered
    posts: Posts = (
        {received.inquiry_id: letter(contact, inquiry_id=received.inquiry_id)} if contact else {}
    )
    with writing() as session:
        answer_inquiry(
            session,
            reader=door.reader,
            acting=door.acting,
            seen_version=_seen_version(),
            kind=kind,
            words=words,
            message_id=_message_id(received.inquiry_id, kind, words),
            posts=posts,
            now=clock.now(),
            cipher=cipher,
        )


def _again(
    door: Door, received: Received, entered: forms.Entered, *, status: int, notice: str = ""
) -> AnyResponse:
    return reading.show_opened(
        door,
        received=received,
        entered=entered,
        notice=notice,
        form_id=request.form.get("formular", "")[:64],
        status=status,
    )


def _seen_version() -> int:
    """Return the version that the page showed; 0, which no inquiry has, if it says none."""
    return read_whole(request.form.get("fassung", ""), most_digits=MOST_DIGITS) or 0


def _message_id(inquiry_id: str, kind: MessageKind, words: Words) -> str:
    """Return the same for the same form with the same answer: a double click answers once."""
    told = (inquiry_id, request.form.get("formular", ""), kind.value, words_to_json(words=words))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[: 2 * ID_BYTES]
