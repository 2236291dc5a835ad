"""A claim comes into the queue."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.audit_entry import AuditEntry
from portal.models.claim import Claim, ClaimedFacility
from portal.models.facility import Facility
from portal.services.claims.send import AlreadyManaged, Sender, send_claim
from portal.values.errors import NotFound
from tests.factories.claims import STRANGER
from tests.factories.companies import make_company
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility


@pytest.fixture
def facility_id(session: Session) -> int:
    add_source(session)
    facility = make_facility()
    session.add(facility)
    session.flush()
    return facility.id


def send(session: Session, *ids: int, number: int = 1, sender: Sender = STRANGER) -> None:
    send_claim(
        session,
        claim_id=f"{number:032x}",
        facility_ids=ids,
        content=b"cipher",
        sender=sender,
        now=NOW,
    )


def count(session: Session) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(ClaimedFacility)) or 0


class TestSendClaim:
    def test_g06_waits_for_support_and_changes_nothing_else(
        self, session: Session, facility_id: int
    ):
        send(session, facility_id)

        claim = session.scalars(sa.select(Claim)).one()
        assert (claim.state, claim.content, claim.decided_at) == ("neu", b"cipher", None)
        facility = session.get_one(Facility, facility_id)
        assert (facility.is_managed, facility.company_id) == (False, None)
        entry = session.scalars(sa.select(AuditEntry)).one()
        assert (entry.action, entry.details) == ("claim_sent", {"count": 1})

    def test_sent_twice_by_one_form_claims_once(self, session: Session, facility_id: int):
        send(session, facility_id)
        send(session, facility_id)

        assert count(session) == 1

    def test_a_second_claim_for_the_same_facility_waits_too(
        self, session: Session, facility_id: int
    ):
        send(session, facility_id)
        send(session, facility_id, number=2)

        assert count(session) == 2

    def test_a_company_that_waits_already_claims_nothing_more(
        self, session: Session, facility_id: int
    ):
        made = make_company(session)
        sender = Sender(STRANGER.actor, made.master.id, made.id)
        for number in (1, 2):
            send(session, facility_id, number=number, sender=sender)

        assert count(session) == 1

    def test_g09_refuses_what_a_provider_keeps(self, session: Session, facility_id: int):
        session.execute(sa.update(Facility).values(is_managed=True))

        with pytest.raises(AlreadyManaged) as refused:
            send(session, facility_id)

        assert refused.value.ids == (facility_id,)
        assert count(session) == 0

    def test_refuses_what_is_not_there(self, session: Session, facility_id: int):
        with pytest.raises(NotFound):
            send(session, facility_id, facility_id + 1)
