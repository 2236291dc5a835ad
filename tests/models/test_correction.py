import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.correction import Correction
from tests.models.records import NOW, store_facility


@pytest.fixture
def facility_id(session: Session) -> int:
    return store_facility(session).id


def make(facility_id, **fields):
    return Correction(
        **{
            "id": "a" * 32,
            "facility_id": facility_id,
            "block": "kontakt",
            "text": b"x",
            "email": None,
            "reported_at": NOW,
            "decision": "",
            "decided_at": None,
            **fields,
        }
    )


def test_goes_with_its_facility(session, facility_id):
    session.add(make(facility_id))
    session.flush()

    session.execute(sa.text("DELETE FROM facility"))

    assert session.execute(sa.select(Correction.id)).all() == []


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"id": "short"}, "id_is_random"),
        ({"decision": "x"}, "decision_with_its_time"),
        ({"decision": "x", "decided_at": NOW}, "decided_is_empty"),
        ({"decision": "x", "decided_at": NOW, "text": None, "email": b"x"}, "decided_is_empty"),
    ],
)
def test_the_database_refuses_nonsense(session, facility_id, fields, name):
    session.add(make(facility_id, **fields))

    with pytest.raises(sa.exc.IntegrityError, match=name):
        session.flush()
