"""What of uploads nobody needs goes, and nothing else."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.profiles.files import FileKind
from portal.domain.profiles.uploads import FAILED_KEPT, UploadProblem, arrival_name, kept_names
from portal.models.facility_upload import FacilityUploadDay
from portal.queries.facility_files import list_own_files
from portal.services.profiles.purge_files import UNSETTLED, purge_stored, purge_uploads
from portal.services.profiles.settle_upload import finish_upload, refuse_upload
from tests.factories.directory import NOW
from tests.factories.files import Keeper, arrive, file_id, make_keeper
from tests.support.ports import MemoryFiles

SECOND = timedelta(seconds=1)


@pytest.fixture
def keeper(session: Session) -> Keeper:
    keeper = make_keeper(session)
    for number in (1, 2):
        arrive(session, keeper.acting, number)
    return keeper


def count(session: Session, keeper: Keeper) -> int:
    company_id = keeper.acting.company_id
    return len(list_own_files(session, facility_id=1, company_id=company_id))


class TestPurgeUploads:
    def test_what_was_refused_goes_after_a_week(self, session: Session, keeper: Keeper):
        refuse_upload(session, file_id=file_id(1), problem=UploadProblem.DAMAGED)

        assert purge_uploads(session, now=NOW + FAILED_KEPT) == 0
        assert purge_uploads(session, now=NOW + FAILED_KEPT + SECOND) == 1
        assert count(session, keeper) == 1

    @pytest.mark.usefixtures("keeper")
    def test_only_past_days_are_forgotten(self, session: Session):
        purge_uploads(session, now=NOW + timedelta(days=1))
        today = session.scalar(sa.select(sa.func.count()).select_from(FacilityUploadDay))
        purge_uploads(session, now=NOW + timedelta(days=2))

        assert today == 1
        assert session.scalar(sa.select(sa.func.count()).select_from(FacilityUploadDay)) == 0


class TestPurgeStored:
    def test_bytes_that_belong_to_nothing_go_after_a_day(self, session: Session, keeper: Keeper):
        finish_upload(session, file_id=file_id(1), width=9, height=9, byte_count=0)
        files = MemoryFiles(now=lambda: NOW)
        kept = {*kept_names(file_id=file_id(1), kind=FileKind.BILD)}
        kept = kept - {arrival_name(file_id=file_id(1))} | {arrival_name(file_id=file_id(2))}
        gone = {
            arrival_name(file_id=file_id(1)),
            arrival_name(file_id=file_id(7)),
            f"eingang/{file_id(7)}-0123456789ab.tmp",
            *kept_names(file_id=file_id(8), kind=FileKind.INFOMATERIAL),
            f"einrichtungen/{file_id(8)}/640-0123456789ab.tmp",
        }
        for name in (*kept, *gone, "dokumente/a/b.pdf"):
            files.write(name=name, data=b"x")

        early = purge_stored(session, now=NOW + UNSETTLED, files=files)
        late = purge_stored(session, now=NOW + UNSETTLED + SECOND, files=files)

        assert (early, late) == (0, len(gone))
        assert files.stored.keys() == {*kept, "dokumente/a/b.pdf"}
        assert count(session, keeper) == 2
