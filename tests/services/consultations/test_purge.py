"""What has expired goes; what is open stays."""

from datetime import timedelta

from portal.queries import consultations
from portal.services.consultations.purge import purge_consultations
from portal.services.consultations.start import TERM
from tests.services.consultations.conftest import NOW

SECOND = timedelta(seconds=1)


def start_each_second(start, count):
    for number in range(count):
        start(key=f"{number:032}", consultation_id=str(number), now=NOW + number * SECOND)


def test_deletes_exactly_what_has_expired(session, start, rows):
    start_each_second(start, 3)

    assert purge_consultations(session, now=NOW + TERM + SECOND) == 2

    assert [row["id"] for row in rows()] == ["2"]


def test_deletes_nothing_a_second_too_early(session, start, rows):
    start_each_second(start, 1)

    assert purge_consultations(session, now=NOW + TERM - SECOND) == 0

    assert len(rows()) == 1


def test_a_second_run_finds_nothing(session, start):
    start_each_second(start, 1)
    purge_consultations(session, now=NOW + TERM)

    assert purge_consultations(session, now=NOW + TERM) == 0


def test_takes_the_oldest_batch_first(session, start, rows, monkeypatch):
    monkeypatch.setattr(consultations, "BATCH", 2)
    start_each_second(start, 3)

    assert purge_consultations(session, now=NOW + 2 * TERM) == 2

    assert [row["id"] for row in rows()] == ["2"]
