"""One upload at a time is prepared, and what ends its worker again and again is given up."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from portal.domain.profiles.files import FileKind
from portal.domain.profiles.uploads import LEASE, MOST_TRIES, UploadProblem
from portal.models.facility_upload import FacilityUpload
from portal.services.profiles.claim_upload import PAUSE, UploadClaim, claim_next_upload, put_back
from tests.factories.directory import NOW
from tests.factories.files import arrive, file_id, make_keeper

SOON = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _two_uploads(session: Session) -> None:
    keeper = make_keeper(session)
    arrive(session, keeper.acting, 2, kind=FileKind.INFOMATERIAL, now=NOW + SOON)
    arrive(session, keeper.acting, 1, now=NOW)


def upload(session: Session, number: int) -> FacilityUpload:
    session.expire_all()
    return session.get_one(FacilityUpload, file_id(number))


class TestClaimNextUpload:
    def test_the_one_that_waits_longest_comes_first(self, session: Session):
        assert claim_next_upload(session, now=NOW) == UploadClaim(file_id(1), FileKind.BILD)

    def test_while_one_is_prepared_nobody_gets_another(self, session: Session):
        claim_next_upload(session, now=NOW)

        assert claim_next_upload(session, now=NOW + LEASE - SOON) is None

    def test_of_a_worker_that_died_it_is_taken_over(self, session: Session):
        first = claim_next_upload(session, now=NOW)

        assert claim_next_upload(session, now=NOW + LEASE) == first
        assert upload(session, 1).tries == 2

    def test_after_three_workers_it_is_given_up_and_others_go_on(self, session: Session):
        for number in range(MOST_TRIES):
            claim_next_upload(session, now=NOW + number * LEASE)

        following = claim_next_upload(session, now=NOW + MOST_TRIES * LEASE)

        assert following == UploadClaim(file_id(2), FileKind.INFOMATERIAL)
        assert upload(session, 1).problem == UploadProblem.TOO_COSTLY

    def test_nothing_waits(self, session: Session):
        for number in (1, 2):
            session.delete(upload(session, number))
        session.flush()

        assert claim_next_upload(session, now=NOW) is None


class TestPutBack:
    def test_a_storage_that_fails_for_days_loses_nothing(self, session: Session):
        now = NOW
        for _ in range(3 * MOST_TRIES):
            claim = claim_next_upload(session, now=now)
            assert claim == UploadClaim(file_id(1), FileKind.BILD)
            put_back(session, claim=claim, now=now)
            assert claim_next_upload(session, now=now + PAUSE - SOON) is None
            now += PAUSE

        assert (upload(session, 1).tries, upload(session, 1).problem) == (0, "")
