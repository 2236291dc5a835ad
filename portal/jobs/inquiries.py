"""Tell facilities and seekers of inquiries: at once, after two working days, after five days."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from portal.domain.inquiries.reminding import first_day_to_remind, land_called
from portal.services.inquiries.alternatives import offer_alternatives, read_silences
from portal.services.inquiries.notices import (
    Notice,
    note_announced,
    note_reminded,
    read_announcements,
    read_unanswered,
)
from portal.web import clock, content, inquiry_notices, outside
from portal.web.extensions import db
from portal.web.posting import send_soon
from portal.web.transactions import writing

log = logging.getLogger(__name__)
FOLLOW_UP = "follow-up-inquiries"
ONE_DAY = timedelta(days=1)


def announce_inquiries(_argument: str = "") -> None:
    """Tell every facility of its new inquiries, in one mail each; repeating tells nothing twice."""
    now, cipher = clock.now(), outside.current().cipher
    notices = read_announcements(db.session(), now=now, cipher=cipher)
    for notice in notices:
        letter = inquiry_notices.announcing(notice)
        if letter is None:
            log.warning("facility %s cannot be told of inquiries", notice.facility_id)
        with writing() as session:
            note_announced(session, notice=notice, letter=letter, now=now, cipher=cipher)
    if notices:
        send_soon()


def follow_up(_argument: str = "") -> None:
    """Remind facilities that have not answered, and offer seekers others; each of them once."""
    now = clock.now()
    count = _remind(now) + _offer(now)
    if count:
        send_soon()
        log.info("followed up %s inquiries", count)


def _remind(now: datetime) -> int:
    cipher = outside.current().cipher
    found = read_unanswered(db.session(), sent_before=now - ONE_DAY, cipher=cipher)
    due = [notice for notice in map(_due, found) if notice.told]
    for notice in due:
        letter = inquiry_notices.reminding(notice)
        with writing() as session:
            note_reminded(session, notice=notice, letter=letter, now=now, cipher=cipher)
    return len(due)


def _due(notice: Notice) -> Notice:
    """Return the notice with only those inquiries for which the working days have passed."""
    known = content.current()
    place = known.gazetteer.by_postcode(postcode=notice.postcode)
    land = land_called(name=place.land if place else "", feiertage=known.holidays)
    today = clock.today()
    return replace(
        notice,
        told=tuple(
            one
            for one in notice.told
            if today
            >= first_day_to_remind(
                sent_on=one.sent_at.astimezone(clock.BERLIN).date(),
                land=land,
                feiertage=known.holidays,
            )
        ),
    )


def _offer(now: datetime) -> int:
    cipher = outside.current().cipher
    silences = read_silences(db.session(), now=now, cipher=cipher)
    for silence in silences:
        letter = inquiry_notices.offering_alternatives(silence)
        with writing() as session:
            offer_alternatives(session, silence=silence, letter=letter, now=now, cipher=cipher)
    return len(silences)
