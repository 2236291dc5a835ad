"""Two people of support decide at the same moment; with real commits, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.claim import Claim
from portal.models.company import Company
from portal.models.facility import Facility
from portal.models.outgoing_mail import OutgoingMail
from portal.services.claims.approve import ClaimDecided, FacilityTaken
from tests.factories.claims import CONTENT
from tests.models.records import add_source, make_facility
from tests.services.claims.test_approve import approve
from tests.services.claims.test_send import send

Run = Callable[[Callable[[Session], Any]], Any]


@pytest.fixture
def run(engine: sa.Engine) -> Run:
    """Return a function that does something in a transaction of its own."""

    def run(do: Callable[[Session], Any]) -> Any:
        with Session(engine) as session:
            session.connection(execution_options={"writes": True})
            found = do(session)
            session.commit()
        return found

    return run


def prepare(session: Session) -> int:
    """Store a facility with two claims for it and return its id."""
    add_source(session)
    facility = make_facility()
    session.add(facility)
    session.flush()
    for number in (1, 2):
        send(session, facility.id, number=number)
    return facility.id


class TestAtTheSameMoment:
    @pytest.mark.parametrize("numbers", [(1, 2), (1, 1)])
    def test_one_wins_and_nothing_is_changed_twice(self, run: Run, numbers: tuple[int, int]):
        facility_id = run(prepare)

        def try_once(place: int) -> bool:
            content = replace(CONTENT, email=f"person-{place}@deich.example")
            try:
                run(
                    lambda session: approve(
                        session, facility_id, number=numbers[place], content=content
                    )
                )
            except (FacilityTaken, ClaimDecided):
                return False
            return True

        with ThreadPoolExecutor(max_workers=2) as crowd:
            won = list(crowd.map(try_once, range(2)))

        def count(session: Session) -> tuple[int, ...]:
            kinds = (Company, OutgoingMail)
            return tuple(
                session.scalar(sa.select(sa.func.count()).select_from(kind)) or 0 for kind in kinds
            )

        assert sorted(won) == [False, True]
        assert run(count) == (1, 1)
        approved = sa.select(Claim.id).where(Claim.state == "freigegeben")
        assert len(run(lambda session: session.scalars(approved).all())) == 1
        version = run(lambda session: session.get_one(Facility, facility_id).version)
        assert version == 2
