"""Act on one's own inquiries: accept, decline, write once more, take the data back."""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.inquiries.following import show_one
from portal.blueprints.seekers.inquiries.once import NUMBER
from portal.blueprints.seekers.inquiries.way import Way
from portal.domain.inquiries.kind import MessageKind
from portal.domain.inquiries.state import State, StepNotAllowed
from portal.services.inquiries.answer import ChangedMeanwhile
from portal.services.inquiries.read_own import OwnInquiry, OwnSending, read_one, read_own
from portal.services.inquiries.respond import Response, respond_to_answer
from portal.services.inquiries.withdraw import withdraw_inquiries
from portal.values.errors import NotFound
from portal.web import clock, inquiry_letters, outside
from portal.web.extensions import db
from portal.web.posting import ID_BYTES, send_soon
from portal.web.throttle import seconds_to_wait
from portal.web.transactions import writing
from portal.web.typed_text import lines_shown_again

WITHDRAW = "zurueckziehen"
CHANGED = "veraltet"
SEEN = "fassung"
KINDS: Mapping[str, MessageKind] = {
    "annehmen": MessageKind.ZUSAGE,
    "ablehnen": MessageKind.ABLEHNUNG,
    "antworten": MessageKind.NACHRICHT,
}
LONGEST_REPLY = 1_500
PURPOSE = "inquiry-reply"
MOST_REPLIES = 20
TEXT_NEEDED = "Bitte schreiben Sie Ihre Nachricht."
TEXT_TOO_LONG = "Bitte kürzen Sie Ihre Nachricht auf höchstens 1.500 Zeichen."
TOO_OFTEN = "Sie haben gerade sehr oft geschrieben. Bitte versuchen Sie es später noch einmal."


def act(*, way: Way, inquiry_id: str, step: str) -> AnyResponse:
    """Take one step; what has changed meanwhile is shown instead."""
    sending, inquiry = _read(way, inquiry_id)
    if step == WITHDRAW:
        _withdraw(way, (inquiry,))
        if inquiry.state is State.ENTWURF:
            return redirect(url_for("seekers.inquiries.discarded"), 303)
        return redirect(f"{way.one(inquiry_id)}?fertig={WITHDRAW}", 303)
    text = lines_shown_again(request.form.get("text", ""), most=2 * LONGEST_REPLY).strip()
    problem = _problem(KINDS[step], text)
    if problem:
        return show_one(way=way, inquiry_id=inquiry_id, text=text, problem=problem, status=422)
    wait = seconds_to_wait(purpose=PURPOSE, most=MOST_REPLIES)
    if wait:
        refused = show_one(way=way, inquiry_id=inquiry_id, text=text, problem=TOO_OFTEN, status=429)
        refused.headers["Retry-After"] = str(wait)
        return refused
    try:
        done = step if _respond(way, sending, inquiry, (KINDS[step], text)) else CHANGED
    except ChangedMeanwhile:
        return show_one(way=way, inquiry_id=inquiry_id, text=text, done=CHANGED, status=409)
    return redirect(f"{way.one(inquiry_id)}?fertig={done}", 303)


def withdraw_all(*, way: Way, batch_id: str = "") -> AnyResponse:
    """Take back everything of one sending."""
    found = read_own(
        db.session(), owner=way.owner, cipher=outside.current().cipher, batch_id=batch_id
    )
    if not found and way.token:
        # A second click finds what was never confirmed gone.
        return redirect(url_for("seekers.inquiries.discarded"), 303)
    if not found:
        raise NotFound("no such sending")
    was_draft = found[0].awaits_confirmation
    _withdraw(way, found[0].inquiries)
    if was_draft:
        return redirect(url_for("seekers.inquiries.discarded"), 303)
    return redirect(way.sending(found[0].batch_id), 303)


def _withdraw(way: Way, inquiries: Iterable[OwnInquiry]) -> None:
    chosen = tuple(inquiries)
    posts = inquiry_letters.withdrawn(chosen)
    with writing() as session:
        withdraw_inquiries(
            session,
            owner=way.owner,
            inquiry_ids=frozenset(one.id for one in chosen),
            posts=posts,
            now=clock.now(),
            cipher=outside.current().cipher,
        )
    send_soon()


def _respond(
    way: Way, sending: OwnSending, inquiry: OwnInquiry, decided: tuple[MessageKind, str]
) -> bool:
    """Respond and say whether that was still possible.

    Raises:
        ChangedMeanwhile: the page showed an older version than the one to decide about.
    """
    kind, text = decided
    others = [one for one in sending.inquiries if one.id != inquiry.id]
    posts = {**inquiry_letters.responded((inquiry,)), **inquiry_letters.settled(others)}
    response = Response(
        message_id=_message_id(inquiry.id, kind, text),
        kind=kind,
        text=text,
        seen_version=request.form.get(SEEN, ""),
    )
    is_done = False
    with suppress(StepNotAllowed), writing() as session:
        respond_to_answer(
            session,
            owner=way.owner,
            inquiry_id=inquiry.id,
            response=response,
            posts=posts,
            now=clock.now(),
            cipher=outside.current().cipher,
        )
        is_done = True
    send_soon()
    return is_done


def _read(way: Way, inquiry_id: str) -> tuple[OwnSending, OwnInquiry]:
    return read_one(
        db.session(), owner=way.owner, inquiry_id=inquiry_id, cipher=outside.current().cipher
    )


def _problem(kind: MessageKind, text: str) -> str:
    if kind is MessageKind.NACHRICHT and not text:
        return TEXT_NEEDED
    return TEXT_TOO_LONG if len(text) > LONGEST_REPLY else ""


def _message_id(inquiry_id: str, kind: MessageKind, text: str) -> str:
    """Return the same for the same form with the same text: a double click writes once."""
    told = "\n".join((inquiry_id, kind.value, request.form.get(NUMBER, ""), text))
    return hashlib.sha256(told.encode()).hexdigest()[: 2 * ID_BYTES]
