"""An upload becomes a file that is shown, or a reason why not."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.profiles.files import ProfileFile
from portal.domain.profiles.uploads import UploadProblem
from portal.models.facility_upload import FacilityUpload
from portal.queries.facility_files import list_own_files
from portal.queries.profiles import list_files
from portal.services.profiles.own_files import delete_file
from portal.services.profiles.settle_upload import finish_upload, refuse_upload
from tests.factories.directory import NOW
from tests.factories.files import Keeper, arrive, file_id, make_keeper

SIZE = {"width": 1_280, "height": 960, "byte_count": 0}


@pytest.fixture
def keeper(session: Session) -> Keeper:
    keeper = make_keeper(session)
    arrive(session, keeper.acting)
    return keeper


class TestFinishUpload:
    def test_the_picture_is_shown_from_now_on(self, session: Session, keeper: Keeper):
        assert list_files(session, facility_id=1) == ()

        assert finish_upload(session, file_id=file_id(1), **SIZE)

        (shown,) = list_files(session, facility_id=1)
        assert shown == ProfileFile(file_id(1), shown.kind, "Datei 1", 1_280, 960, 0)
        (own,) = list_own_files(session, facility_id=1, company_id=keeper.acting.company_id)
        assert (own.waits, own.is_ready, own.height_at(320)) == (False, True, 240)
        assert session.scalar(sa.select(sa.func.count()).select_from(FacilityUpload)) == 0

    @pytest.mark.usefixtures("keeper")
    def test_repeating_it_changes_nothing(self, session: Session):
        assert all(finish_upload(session, file_id=file_id(1), **SIZE) for _ in range(2))

        assert len(list_files(session, facility_id=1)) == 1

    def test_one_that_was_deleted_meanwhile_is_not_wanted(self, session: Session, keeper: Keeper):
        delete_file(session, acting=keeper.acting, facility_id=1, file_id=file_id(1), now=NOW)

        assert not finish_upload(session, file_id=file_id(1), **SIZE)


class TestRefuseUpload:
    def test_its_provider_is_told_and_nobody_else_sees_it(self, session: Session, keeper: Keeper):
        refuse_upload(session, file_id=file_id(1), problem=UploadProblem.DAMAGED)

        (own,) = list_own_files(session, facility_id=1, company_id=keeper.acting.company_id)
        assert (own.problem, own.waits, own.counts) == (UploadProblem.DAMAGED, False, False)
        assert own.height_at(320) == 0
        assert list_files(session, facility_id=1) == ()
