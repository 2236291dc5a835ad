"""A proposed time as a calendar file."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from portal.domain.inquiries.kind import InquiryKind
from portal.web import clock
from portal.web.visit_calendar import visit_calendar
from tests.factories.directory import NOW

STARTS = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_a_request(app):
    with app.test_request_context(), clock.freeze(NOW):
        yield


def given(kind, *, starts_at=STARTS):
    answer = visit_calendar(
        inquiry_id="0a" * 16,
        kind=kind,
        facility_name="Haus am See",
        address_line="Lindenweg 3, 19370 Parchim",
        starts_at=starts_at,
    )
    (event,) = Calendar.from_ical(answer.get_data()).walk("VEVENT")
    return answer, event


def test_e06_a_visit_takes_an_hour_at_the_facility():
    answer, event = given(InquiryKind.BESICHTIGUNG)

    assert (event["SUMMARY"], event["LOCATION"]) == (
        "Termin: Haus am See",
        "Lindenweg 3, 19370 Parchim",
    )
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=1)
    assert answer.content_type == "text/calendar; charset=utf-8"


def test_e06_a_call_is_short_and_has_no_place():
    _, event = given(InquiryKind.RUECKRUF)

    assert event["SUMMARY"] == "Telefonat: Haus am See"
    assert "LOCATION" not in event
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=15)


def test_a_later_proposal_replaces_the_earlier_one():
    _, first = given(InquiryKind.BESICHTIGUNG)
    _, second = given(InquiryKind.BESICHTIGUNG, starts_at=STARTS + timedelta(days=1))

    assert first["UID"] == second["UID"] == f"anfrage-{'0a' * 16}@127.0.0.1"
