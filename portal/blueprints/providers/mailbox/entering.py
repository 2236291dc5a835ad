"""The way to an inquiry for those who are signed in for its company."""

from collections.abc import Mapping
from typing import Any

from flask import request

from portal.blueprints.providers.inquiries.door import Door
from portal.domain.access.permission import Permission
from portal.domain.inquiries.reader import Reader
from portal.queries.mailbox import list_colleagues
from portal.queries.text_modules import list_texts
from portal.services.inquiries.read_received import Received
from portal.web import clock
from portal.web.company import acting
from portal.web.extensions import db

READY_TEXT = "vorlage"
"""Which text of the company shall stand in the form, in the address of the page."""


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
    texts = list_texts(db.session(), company_id=company_id)
    wanted = request.args.get(READY_TEXT, "")
    return {
        "colleagues": list_colleagues(
            db.session(),
            company_id=company_id,
            facility_id=received.facility_id,
            today=clock.today(),
        ),
        "texts": texts,
        "ready_text": next((one.text for one in texts if one.id == wanted), ""),
    }
