"""From where somebody came to the form: sealed in a hidden field, for one facility."""

from flask import request

from portal.domain.inquiries.source import Source
from portal.web.sealing import MOST_CHARACTERS, SealBroken, open_text, seal_text

PURPOSE = "inquiry-origin"
ORIGIN = "quelle"
"""Name of the field; every page of the form sends it on."""


def sealed_button(*, facility_id: int) -> str:
    """Return what says that somebody came over the button of this facility."""
    return seal_text(str(facility_id), purpose=PURPOSE)


def kept_origin() -> str:
    """Return what the form that was sent says, to be sent on; empty if it says nothing."""
    return request.form.get(ORIGIN, "")[:MOST_CHARACTERS]


def source_for(*, facility_id: int) -> Source:
    """Return from where an inquiry to this facility comes; only our own seal says the button."""
    try:
        named = open_text(request.form.get(ORIGIN, ""), purpose=PURPOSE)
    except SealBroken:
        return Source.PORTAL
    return Source.BUTTON if named == str(facility_id) else Source.PORTAL
