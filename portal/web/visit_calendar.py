"""A call or a visit that a facility proposed, as a calendar file for either side."""

from datetime import datetime
from urllib.parse import urlsplit

from flask import Response, make_response

from portal.adapters.calendar_file import Appointment, write_appointment
from portal.domain.inquiries.kind import InquiryKind
from portal.web import clock, site

VISIT_MINUTES, CALL_MINUTES = 60, 15
FILE_NAME = "termin.ics"


def visit_calendar(
    *,
    inquiry_id: str,
    kind: InquiryKind,
    facility_name: str,
    address_line: str,
    starts_at: datetime,
) -> Response:
    """Return the answer that saves the appointment; it names the facility and nobody else.

    A later proposal of the same inquiry replaces the earlier one in the calendar.
    """
    is_call = kind is InquiryKind.RUECKRUF
    appointment = Appointment(
        uid=f"anfrage-{inquiry_id}@{urlsplit(site.current().public_url).hostname}",
        starts_at=starts_at,
        summary=f"{'Telefonat' if is_call else 'Termin'}: {facility_name}",
        minutes=CALL_MINUTES if is_call else VISIT_MINUTES,
        place="" if is_call else address_line,
    )
    text = write_appointment(appointment=appointment, stamped_at=clock.now())
    response = make_response(text)
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return response
