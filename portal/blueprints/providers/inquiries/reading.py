"""Open the link in the mail, and read what was asked once the button was pressed."""

from flask import Response, abort, redirect
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.inquiries import forms
from portal.blueprints.providers.inquiries.door import Door
from portal.services.inquiries.open import open_inquiry
from portal.services.inquiries.read_received import Received, read_received
from portal.web import clock, outside
from portal.web.extensions import reader
from portal.web.pages import page
from portal.web.posting import mail_id
from portal.web.transactions import writing
from portal.web.visit_calendar import visit_calendar

DONE_WORDS = {
    "zustaendig": "Gespeichert, wer sich um diese Anfrage kümmert.",
    "antwort": "Ihre Antwort ist gespeichert. Wir haben der Person eine E-Mail mit dem Link dazu"
    " geschickt.",
    "absage": "Ihre Absage ist gespeichert. Wir haben der Person eine E-Mail mit dem Link dazu"
    " geschickt.",
}


def show(door: Door, *, done: str) -> Response:
    """Show the inquiry to a browser that has opened it, else the button that does."""
    received = read(door)
    if not door.is_opened(received):
        return page(door.closed, received=received, door=door)
    return show_opened(
        door,
        received=received,
        entered=forms.empty_form(kind=received.kind, state=received.state),
        done=DONE_WORDS.get(done, ""),
    )


def show_opened(
    door: Door,
    *,
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
        door.opened,
        status=status,
        received=received,
        door=door,
        problems=entered.problems,
        entered=untouched if entered.is_refusal else entered,
        refusal=entered if entered.is_refusal else None,
        kinds=tuple((kind.value, words) for kind, words in forms.KIND_WORDS.items()),
        done=done,
        notice=notice,
        form_id=form_id or mail_id(),
        **door.around(received),
    )


def open_it(door: Door) -> AnyResponse:
    """Mark the inquiry as read and lead to it."""
    with writing() as transaction:
        inquiry_id = open_inquiry(
            transaction, reader=door.reader, acting=door.acting, now=clock.now()
        )
    door.note_opened(inquiry_id)
    return redirect(door.address("show"), 303)


def show_calendar(door: Door) -> Response:
    """Give the time that was proposed last as a calendar file."""
    received = read(door)
    proposal = received.proposal
    if not door.is_opened(received) or proposal is None:
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


def read(door: Door) -> Received:
    """Return the inquiry.

    Raises:
        NotFound: there is none for them.
    """
    return read_received(reader(), reader=door.reader, cipher=outside.current().cipher)
