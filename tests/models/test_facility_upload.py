"""What the database itself refuses of uploads on their way."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.models.facility_upload import FacilityUpload, FacilityUploadDay
from tests.models.records import NOW, make_file, store_facility


def make_upload(**fields: object) -> FacilityUpload:
    row = {"file_id": "a" * 32, "arrived_at": NOW, "tries": 0, "problem": "", **fields}
    return FacilityUpload(**row)


@pytest.fixture
def facility_id(session: Session) -> int:
    number = store_facility(session).id
    session.add(make_file(facility_id=number, is_ready=False))
    session.flush()
    return number


def test_all_of_it_goes_with_the_facility(session: Session, facility_id: int):
    day = FacilityUploadDay(facility_id=facility_id, day=date(2026, 3, 2), count=1)
    session.add_all([make_upload(), day])
    session.flush()

    session.execute(sa.delete(Facility))

    for model in (FacilityUpload, FacilityUploadDay):
        assert session.scalar(sa.select(sa.func.count()).select_from(model)) == 0


@pytest.mark.usefixtures("facility_id")
def test_tries_are_never_negative(session: Session):
    session.add(make_upload(tries=-1))

    with pytest.raises(sa.exc.IntegrityError, match="tries_not_negative"):
        session.flush()


def test_a_day_without_uploads_has_no_row(session: Session, facility_id: int):
    session.add(FacilityUploadDay(facility_id=facility_id, day=date(2026, 3, 2), count=0))

    with pytest.raises(sa.exc.IntegrityError, match="count_positive"):
        session.flush()
