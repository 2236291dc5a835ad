"""Files as those see them who keep a facility, and as the worker does."""

import pytest
from sqlalchemy.orm import Session

from portal.domain.profiles.files import FileKind
from portal.queries.facility_files import (
    find_due_upload,
    get_kind,
    get_own_file,
    is_known,
    list_known_ids,
    list_own_files,
    list_waiting_ids,
    lock_facility,
)
from portal.services.profiles.settle_upload import finish_upload
from portal.values.errors import NotFound
from tests.factories.directory import NOW
from tests.factories.files import Keeper, arrive, file_id, make_keeper


@pytest.fixture
def keeper(session: Session) -> Keeper:
    keeper = make_keeper(session)
    arrive(session, keeper.acting, 2)
    arrive(session, keeper.acting, 1)
    arrive(session, keeper.acting, 3, kind=FileKind.INFOMATERIAL)
    return keeper


class TestListOwnFiles:
    def test_they_come_by_kind_in_the_order_in_which_they_came(
        self, session: Session, keeper: Keeper
    ):
        files = list_own_files(session, facility_id=1, company_id=keeper.acting.company_id)

        assert [one.id for one in files] == [file_id(number) for number in (2, 1, 3)]

    def test_of_somebody_else_there_are_none(self, session: Session, keeper: Keeper):
        theirs = keeper.stranger.company_id

        assert list_own_files(session, facility_id=1, company_id=theirs) == ()
        with pytest.raises(NotFound):
            get_own_file(session, facility_id=1, company_id=theirs, file_id=file_id(1))
        with pytest.raises(NotFound):
            lock_facility(session, facility_id=1, company_id=theirs)


class TestOfTheWorker:
    def test_what_is_ready_is_not_due(self, session: Session, keeper: Keeper):
        assert keeper.acting.is_master
        assert find_due_upload(session, now=NOW).file_id == file_id(1)

        finish_upload(session, file_id=file_id(1), width=9, height=9, byte_count=0)

        assert find_due_upload(session, now=NOW).file_id == file_id(2)
        ids = [file_id(number) for number in (1, 2, 9)]
        assert list_known_ids(session, ids=ids) == {file_id(1), file_id(2)}
        assert list_waiting_ids(session, ids=ids) == {file_id(2)}

    @pytest.mark.usefixtures("keeper")
    def test_what_is_not_there_is_told(self, session: Session):
        assert get_kind(session, file_id=file_id(3)) is FileKind.INFOMATERIAL
        assert is_known(session, file_id=file_id(3))
        assert not is_known(session, file_id=file_id(9))
        with pytest.raises(NotFound):
            get_kind(session, file_id=file_id(9))
