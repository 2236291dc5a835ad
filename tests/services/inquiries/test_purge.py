"""What is over is deleted."""

from datetime import timedelta

import sqlalchemy as sa

from portal.domain.inquiries.terms import CONFIRM, KEEP
from portal.models.inquiry import InquiryMessage
from portal.services.inquiries.purge import purge_inquiries
from tests.models.records import NOW

SECOND = timedelta(seconds=1)


def purge(desk, *, after):
    moment = NOW + after
    return purge_inquiries(desk.session, now=moment, today=moment.date())


def test_x16_an_inquiry_goes_after_180_days_with_all_that_was_written(desk):
    desk.send()
    desk.say()

    assert purge(desk, after=KEEP - timedelta(days=1)) == 0
    assert purge(desk, after=KEEP) == 2
    assert purge(desk, after=KEEP) == 0
    assert desk.session.scalars(sa.select(InquiryMessage.id)).all() == []


def test_e13_what_nobody_confirmed_goes_after_48_hours(desk):
    desk.send_without_account()

    assert purge(desk, after=CONFIRM - SECOND) == 0
    assert purge(desk, after=CONFIRM) == 2
