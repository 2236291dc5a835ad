"""Attempts go once their window is over, also when nobody tries again."""

from datetime import timedelta

import sqlalchemy as sa

from portal.models.attempt import Attempt
from portal.services.attempts.count import WINDOW
from portal.services.attempts.purge import purge_attempts
from tests.models.records import NOW

SECOND = timedelta(seconds=1)


def starts(session):
    return list(session.scalars(sa.select(Attempt.window_starts_at).order_by(sa.text("1"))))


def test_deletes_what_counts_no_more_and_nothing_else(session):
    for age in (WINDOW + SECOND, WINDOW, WINDOW - SECOND):
        session.add(Attempt(place_hash="a", window_starts_at=NOW - age, count=3))
    session.flush()

    purge_attempts(session, now=NOW)

    assert starts(session) == [NOW - WINDOW + SECOND]


def test_a_second_run_changes_nothing(session):
    session.add(Attempt(place_hash="a", window_starts_at=NOW, count=3))
    session.flush()
    purge_attempts(session, now=NOW)

    purge_attempts(session, now=NOW)

    assert starts(session) == [NOW]
