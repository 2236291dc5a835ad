from datetime import timedelta

import pytest

from portal.domain.corrections.block import Block
from portal.models.correction import Correction
from portal.queries.corrections import (
    get_with_facility,
    list_open,
    list_open_lines,
)
from portal.values.errors import NotFound
from tests.models.records import NOW, store_facility


@pytest.fixture(autouse=True)
def _reports(session):
    """Store two reports that wait and one that was decided."""
    facility = store_facility(session)
    for number, (days, decided) in enumerate(((2, None), (1, None), (0, NOW))):
        session.add(
            Correction(
                id=f"{number:032d}",
                facility_id=facility.id,
                block="kontakt",
                text=None if decided else b"x",
                email=b"x" if number == 1 else None,
                reported_at=NOW + timedelta(days=days),
                decision="x" if decided else "",
                decided_at=decided,
            )
        )
    session.flush()


def test_x24_what_waits_comes_the_oldest_first(session):
    assert [int(one.id) for one in list_open(session, limit=10)] == [1, 0]
    assert [int(one.id) for one in list_open(session, limit=1)] == [1]


def test_x24_a_line_names_the_facility_and_whether_somebody_waits(session):
    first, second = list_open_lines(session, limit=10)

    assert (first.facility_name, first.city) == ("Pflegedienst Probe", "Parchim")
    assert (first.block, first.reported_at) == (Block.KONTAKT, NOW + timedelta(days=1))
    assert [first.wants_answer, second.wants_answer] == [True, False]
    assert len(list_open_lines(session, limit=1)) == 1


def test_one_is_found_whether_it_was_decided_or_not(session):
    for number in (1, 2):
        found, name, city = get_with_facility(session, correction_id=f"{number:032d}")
        assert (int(found.id), name, city) == (number, "Pflegedienst Probe", "Parchim")
    with pytest.raises(NotFound):
        get_with_facility(session, correction_id="9" * 32)
