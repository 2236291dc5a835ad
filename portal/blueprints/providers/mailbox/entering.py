"""The way to an inquiry for those who are signed in for its company."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import redirect, request
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.inquiries import forms, reading
from portal.blueprints.providers.inquiries.door import Door
from portal.domain.access.permission import Permission
from portal.domain.inquiries.reader import Reader
from portal.queries.mailbox import list_colleagues
from portal.queries.text_modules import list_texts
from portal.services.inquiries.read_received import Received
from portal.web import clock
from portal.web.company import acting
from portal.web.extensions import reader

READY_TEXT = "vorlage"
"""Names the text of the company that shall stand in the form."""


def in_dashboard(inquiry_id: str) -> Door:
    """Return the way to an inquiry; whether it exists for somebody, the query decides."""
    who = acting()
    reader = Reader(
        inquiry_id=inquiry_id,
        company_id=who.company_id,
        facility_ids=who.allowed_ids(Permission.INQUIRIES_HANDLE),
    )
    return Door(
        reader=reader,
        group="providers.mailbox",
        name="inquiry_id",
        value=inquiry_id,
        closed="providers/mailbox/read.html",
        opened="providers/mailbox/show.html",
        acting=who,
        around=_around,
    )


def _around(received: Received) -> Mapping[str, Any]:
    """Return who may look after the inquiry and the texts that are ready for an answer."""
    company_id = acting().company_id
    return {
        "colleagues": list_colleagues(
            reader(),
            company_id=company_id,
            facility_id=received.facility_id,
            today=clock.today(),
        ),
        "texts": list_texts(reader(), company_id=company_id),
    }


def fill_in(door: Door) -> AnyResponse:
    """Show the form with a text of the company below what was typed already; stores nothing."""
    received = reading.read(door)
    if not door.is_opened(received):
        return redirect(door.address("show"), 303)
    entered = forms.typed_answer(form=request.form)
    texts = list_texts(reader(), company_id=acting().company_id)
    wanted = request.form.get(READY_TEXT, "")
    ready = next((one.text for one in texts if one.id == wanted), "")
    text = "\n\n".join(part for part in (entered.text.strip(), ready) if part)
    return reading.show_opened(
        door,
        received=received,
        entered=replace(entered, text=text),
        form_id=request.form.get("formular", "")[:64],
    )
