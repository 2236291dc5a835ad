from datetime import timedelta

from portal.models.correction import Correction
from portal.queries.corrections import list_open
from tests.models.records import NOW, store_facility


def test_x24_what_waits_comes_the_oldest_first(session):
    facility = store_facility(session)
    for number, (days, decided) in enumerate(((2, None), (1, None), (0, NOW))):
        session.add(
            Correction(
                id=f"{number:032d}",
                facility_id=facility.id,
                block="kontakt",
                text=None if decided else b"x",
                email=None,
                reported_at=NOW + timedelta(days=days),
                decision="x" if decided else "",
                decided_at=decided,
            )
        )
    session.flush()

    assert [int(one.id) for one in list_open(session, limit=10)] == [1, 0]
    assert [int(one.id) for one in list_open(session, limit=1)] == [1]
