"""Providers add, describe, order and delete files, within limits and of their own only."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.entitlements.limits import BASIS_PICTURES, PREMIUM_PICTURES
from portal.domain.profiles.files import FileKind
from portal.domain.profiles.uploads import MOST_UPLOADS_A_DAY, UploadProblem
from portal.models.audit_entry import AuditEntry
from portal.models.facility import Facility
from portal.models.facility_upload import FacilityUpload
from portal.queries.facility_files import list_own_files
from portal.services.profiles.own_files import (
    NoMoreFiles,
    TooManyUploads,
    delete_file,
    describe_file,
    order_file,
)
from portal.services.profiles.settle_upload import refuse_upload
from portal.values.errors import Invalid, NotFound
from tests.factories.directory import NOW
from tests.factories.files import Keeper, arrive, file_id, make_keeper

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def keeper(session: Session) -> Keeper:
    return make_keeper(session)


def shown(session: Session, keeper: Keeper) -> list[tuple[int, str]]:
    """Return number and title of every file in order."""
    files = list_own_files(session, facility_id=1, company_id=keeper.acting.company_id)
    return [(int(one.id, 16), one.title) for one in files]


def noted(session: Session) -> list[str]:
    return list(session.scalars(sa.select(AuditEntry.action).order_by(AuditEntry.id)))


class TestAddUpload:
    def test_it_waits_for_the_worker_and_is_noted(self, session: Session, keeper: Keeper):
        assert arrive(session, keeper.acting, title="  Der\n Garten ")

        (found,) = list_own_files(session, facility_id=1, company_id=keeper.acting.company_id)
        assert (found.title, found.waits, found.is_ready) == ("Der Garten", True, False)
        assert session.get_one(FacilityUpload, file_id(1)).tries == 0
        facility = session.get_one(Facility, 1)
        assert (facility.changed_at, facility.changed_by) == (NOW, keeper.acting.name)
        assert noted(session) == ["file_added"]

    def test_h11_sent_twice_it_is_one(self, session: Session, keeper: Keeper):
        assert [arrive(session, keeper.acting) for _ in range(3)] == [True, False, False]

        assert len(shown(session, keeper)) == 1
        assert noted(session) == ["file_added"]

    def test_i03_the_third_picture_is_taken_and_the_fourth_refused(
        self, session: Session, keeper: Keeper
    ):
        for number in range(BASIS_PICTURES):
            assert arrive(session, keeper.acting, number, most=BASIS_PICTURES)

        with pytest.raises(NoMoreFiles):
            arrive(session, keeper.acting, 9, most=BASIS_PICTURES)
        assert len(shown(session, keeper)) == 3

    def test_j07_the_twelfth_picture_is_taken_and_the_thirteenth_refused(
        self, session: Session, keeper: Keeper
    ):
        for number in range(12):
            assert arrive(session, keeper.acting, number, most=PREMIUM_PICTURES)

        with pytest.raises(NoMoreFiles):
            arrive(session, keeper.acting, 99, most=PREMIUM_PICTURES)

    def test_only_the_same_kind_counts_and_only_what_is_used(
        self, session: Session, keeper: Keeper
    ):
        arrive(session, keeper.acting, 1, most=1)
        arrive(session, keeper.acting, 2, kind=FileKind.PERSON, most=1)
        refuse_upload(session, file_id=file_id(1), problem=UploadProblem.DAMAGED)

        assert arrive(session, keeper.acting, 3, most=1)
        with pytest.raises(NoMoreFiles):
            arrive(session, keeper.acting, 4, most=1)

    def test_a_facility_takes_so_many_a_day_whatever_becomes_of_them(
        self, session: Session, keeper: Keeper
    ):
        for number in range(MOST_UPLOADS_A_DAY):
            arrive(session, keeper.acting, number)
            delete_file(
                session, acting=keeper.acting, facility_id=1, file_id=file_id(number), now=NOW
            )

        with pytest.raises(TooManyUploads):
            arrive(session, keeper.acting, 99)
        assert arrive(session, keeper.acting, 99, now=NOW + timedelta(days=1))

    @pytest.mark.parametrize("title", [" ", "x" * 201])
    def test_a_picture_needs_its_words(self, session: Session, keeper: Keeper, title: str):
        with pytest.raises(Invalid):
            arrive(session, keeper.acting, title=title)
        assert shown(session, keeper) == []

    def test_the_facility_of_another_company_is_not_there(self, session: Session, keeper: Keeper):
        with pytest.raises(NotFound):
            arrive(session, keeper.stranger)

    def test_nor_is_one_in_the_bin(self, session: Session, keeper: Keeper):
        session.execute(sa.update(Facility).values(deleted_at=NOW, is_published=False))

        with pytest.raises(NotFound):
            arrive(session, keeper.acting)


class TestDescribeFile:
    def test_the_text_changes_and_is_noted_once(self, session: Session, keeper: Keeper):
        arrive(session, keeper.acting)

        for _ in range(2):
            describe_file(
                session,
                acting=keeper.acting,
                facility_id=1,
                file_id=file_id(1),
                title="Haus am Ufer",
                now=LATER,
            )

        assert shown(session, keeper) == [(1, "Haus am Ufer")]
        assert noted(session) == ["file_added", "file_changed"]
        assert session.get_one(Facility, 1).changed_at == LATER

    def test_of_somebody_else_it_is_not_there(self, session: Session, keeper: Keeper):
        arrive(session, keeper.acting)

        for facility_id in (1, 2):
            with pytest.raises(NotFound):
                describe_file(
                    session,
                    acting=keeper.stranger,
                    facility_id=facility_id,
                    file_id=file_id(1),
                    title="Fremd",
                    now=LATER,
                )
        assert shown(session, keeper) == [(1, "Datei 1")]


class TestOrderFile:
    @pytest.fixture(autouse=True)
    def _four(self, session: Session, keeper: Keeper) -> None:
        for number in range(1, 5):
            arrive(session, keeper.acting, number, most=9)
        arrive(session, keeper.acting, 9, kind=FileKind.PERSON)

    def order(self, session: Session, keeper: Keeper, number: int, place: int) -> list[int]:
        order_file(
            session,
            acting=keeper.acting,
            facility_id=1,
            file_id=file_id(number),
            place=place,
            now=LATER,
        )
        return [number for number, _ in shown(session, keeper) if number != 9]

    def test_one_goes_to_its_place(self, session: Session, keeper: Keeper):
        assert self.order(session, keeper, 3, 1) == [3, 1, 2, 4]
        assert self.order(session, keeper, 3, 99) == [1, 2, 4, 3]
        assert self.order(session, keeper, 9, 5) == [1, 2, 4, 3]

    def test_sent_twice_it_stays_there(self, session: Session, keeper: Keeper):
        for _ in range(2):
            assert self.order(session, keeper, 1, 2) == [2, 1, 3, 4]

        assert noted(session).count("file_changed") == 1

    def test_of_somebody_else_it_is_not_there(self, session: Session, keeper: Keeper):
        with pytest.raises(NotFound):
            order_file(
                session,
                acting=keeper.stranger,
                facility_id=1,
                file_id=file_id(1),
                place=4,
                now=LATER,
            )


class TestDeleteFile:
    def test_it_is_gone_with_its_upload(self, session: Session, keeper: Keeper):
        arrive(session, keeper.acting)

        kind = delete_file(
            session, acting=keeper.acting, facility_id=1, file_id=file_id(1), now=LATER
        )

        assert kind is FileKind.BILD
        assert shown(session, keeper) == []
        assert session.scalar(sa.select(sa.func.count()).select_from(FacilityUpload)) == 0
        assert noted(session) == ["file_added", "file_removed"]

    @pytest.mark.parametrize("facility_id", [1, 2])
    def test_of_somebody_else_it_is_not_there(
        self, session: Session, keeper: Keeper, facility_id: int
    ):
        arrive(session, keeper.acting)

        with pytest.raises(NotFound):
            delete_file(
                session,
                acting=keeper.stranger,
                facility_id=facility_id,
                file_id=file_id(1),
                now=LATER,
            )
        assert shown(session, keeper) == [(1, "Datei 1")]
