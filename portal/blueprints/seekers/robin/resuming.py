"""Continue a consultation later or elsewhere, by a code made on demand."""

import secrets
from contextlib import suppress

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.robin import ending, session
from portal.domain.robin.resume_code import BITS, read_code
from portal.services.consultations.find import ConsultationGone, ticket_of
from portal.services.consultations.issue_code import KeepingRefused, issue_code
from portal.services.consultations.read import read_consultation
from portal.services.consultations.withdraw_code import withdraw_code
from portal.values.spoken_code import CodeInvalid
from portal.web import clock, content, kept_estimate, outside
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.result_words import counted
from portal.web.throttle import seconds_to_wait
from portal.web.transactions import writing
from portal.web.typed_text import shown_again

MOST_ATTEMPTS = 10
REVOKE = "widerrufen"
UNREADABLE = (
    "Bitte geben Sie den Code so ein, wie er auf Ihrem Protokoll steht: drei Gruppen mit je vier"
    " Zeichen, zum Beispiel ROB-7K4Q-2M9D-5X3H."
)
UNKNOWN = (
    "Zu diesem Code gibt es keine Beratung. Vielleicht ist ein Zeichen falsch oder die 30 Tage"
    " sind vorbei. Bitte prüfen Sie den Code."
)


TOO_OFTEN = (
    "Von Ihrem Anschluss kamen sehr viele Versuche. Bitte warten Sie {minutes} und versuchen Sie es"
    " dann noch einmal."
)


def show_entry(*, typed: str = "", problem: str = "", status: int = 422) -> Response:
    """Show the field for the code; with a problem, what was typed and this status."""
    return page(
        "seekers/robin/resume.html",
        status=status if problem else 200,
        typed=typed,
        problem=problem,
    )


def enter_code() -> AnyResponse:
    """Open the consultation of a code, or revoke its consent."""
    typed = shown_again(request.form.get("code", ""), most=60)
    wait = seconds_to_wait(purpose="resume-code", most=MOST_ATTEMPTS)
    if wait:
        return _refuse(typed=typed, wait=wait)
    try:
        code = read_code(text=typed)
    except CodeInvalid:
        return show_entry(typed=typed, problem=UNREADABLE)
    if request.form.get("aktion") == REVOKE:
        following = "seekers.robin.deleted" if ending.revoke_by(key=code) else ""
    else:
        following = _take(code)
    if not following:
        return show_entry(typed=typed, problem=UNKNOWN)
    return redirect(url_for(following), 303)


def make_code() -> AnyResponse:
    """Make the code for this consultation and keep it for thirty days."""
    session.refuse_other()
    key = session.key()
    if key is None:
        return redirect(url_for("seekers.robin.start"), 303)
    # Where the answers may not be kept, the page says so in place of the code.
    with suppress(KeepingRefused), writing() as database:
        issue_code(
            database,
            key=key,
            random_bits=secrets.randbits(BITS),
            catalogue=content.current().catalogue,
            now=clock.now(),
            cipher=outside.current().cipher,
        )
    return redirect(url_for("seekers.robin.answers", _anchor="code"), 303)


def drop_code() -> AnyResponse:
    """Delete the code; other devices lose access."""
    if session.open_consultation() is None:
        return redirect(url_for("seekers.robin.start"), 303)
    try:
        _withdraw()
    except ConsultationGone:  # A double click: the other one has deleted it by now.
        session.open_consultation()
    return redirect(url_for("seekers.robin.answers", _anchor="code"), 303)


def _withdraw() -> None:
    with writing() as database:
        kept = withdraw_code(
            database,
            key=session.key() or "",
            fresh_key=session.key_without_code(),
            now=clock.now(),
        )
    session.take(kept)


def _take(code: str) -> str:
    """Let this browser go on with the code; return the endpoint to go to, empty if there is none.

    A code opens a consultation with Robin or a kept sheet of the Pflegegrad-Rechner.
    """
    try:
        kept = read_consultation(
            db.session(), key=code, now=clock.now(), cipher=outside.current().cipher
        )
    except ConsultationGone:
        return ""
    if kept_estimate.QUESTION in kept.answers:
        kept_estimate.take(ticket_of(code=code))
        return "seekers.pflegegrad.result"
    session.take(ticket_of(code=code))
    return "seekers.robin.result"


def _refuse(*, typed: str, wait: int) -> Response:
    minutes = counted(-(-wait // 60), "Minute", "Minuten")
    refused = show_entry(typed=typed, problem=TOO_OFTEN.format(minutes=minutes), status=429)
    refused.headers["Retry-After"] = str(wait)
    return refused
