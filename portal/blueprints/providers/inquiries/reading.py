"""Open the link in the mail, and read what was asked once the button was pressed."""

from flask import Response, abort, redirect, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.inquiries import forms
from portal.services.inquiries.open import open_inquiry
from portal.services.inquiries.read_received import Received, read_received
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.posting import mail_id
from portal.web.transactions import writing
from portal.web.visit_calendar import visit_calendar
from portal.web.visiting import hash_token

OPENED = "anfragen"
"""Under this name the session holds the random ids of inquiries opened in this browser."""
MOST_OPENED = 20
DONE_WORDS = {
    "antwort": "Ihre Antwort ist gespeichert. Wir haben der Person eine E-Mail mit dem Link dazu"
    " geschickt.",
    "absage": "Ihre Absage ist gespeichert. Wir haben der Person eine E-Mail mit dem Link dazu"
    " geschickt.",
}


def show(*, token: str, done: str) -> Response:
    """Show the inquiry to a browser that has opened it, else the button that does."""
    received = read(token)
    if not is_opened(received):
        return page("providers/inquiries/read.html", received=received, token=token)
    return show_opened(
        token=token,
        received=received,
        entered=forms.empty_form(kind=received.kind, state=received.state),
        done=DONE_WORDS.get(done, ""),
    )


def show_opened(
    *,
    token: str,
    received: Received,
    entered: forms.Entered,
    done: str = "",
    notice: str = "",
    form_id: str = "",
    status: int = 200,
) -> Response:
    """Show what was asked and answered, with the form for an answer where one is possible.

    What was typed stands in its own form; the other one is as it is shown first.
    """
    untouched = forms.empty_form(kind=received.kind, state=received.state)
    return page(
        "providers/inquiries/show.html",
        status=status,
        received=received,
        token=token,
        problems=entered.problems,
        entered=untouched if entered.is_refusal else entered,
        refusal=entered if entered.is_refusal else None,
        kinds=tuple((kind.value, words) for kind, words in forms.KIND_WORDS.items()),
        done=done,
        notice=notice,
        form_id=form_id or mail_id(),
    )


def open_it(*, token: str) -> AnyResponse:
    """Mark the inquiry as read, remember in this browser that it was opened, and lead to it."""
    with writing() as transaction:
        inquiry_id = open_inquiry(transaction, token_hash=hash_token(token=token), now=clock.now())
    others = [one for one in session.get(OPENED, []) if one != inquiry_id]
    session[OPENED] = [*others, inquiry_id][-MOST_OPENED:]
    return redirect(url_for("providers.inquiries.show", token=token), 303)


def show_calendar(*, token: str) -> Response:
    """Give the time that was proposed last as a calendar file."""
    received = read(token)
    proposal = received.proposal
    if not is_opened(received) or proposal is None:
        abort(404)
    assert proposal.words is not None  # noqa: S101 – what a proposal is
    assert proposal.words.time is not None  # noqa: S101 – the form asks for it
    return visit_calendar(
        inquiry_id=received.inquiry_id,
        kind=received.kind,
        facility_name=received.facility_name,
        address_line=received.address_line,
        starts_at=proposal.words.time,
    )


def read(token: str) -> Received:
    """Return the inquiry of a link.

    Raises:
        NotFound: there is none.
    """
    return read_received(
        db.session(), token_hash=hash_token(token=token), cipher=outside.current().cipher
    )


def is_opened(received: Received) -> bool:
    """Say whether this browser pressed the button for this inquiry."""
    return received.inquiry_id in session.get(OPENED, [])
