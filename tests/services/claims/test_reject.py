"""A claim is rejected."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.audit.entry import Actor
from portal.models.claim import Claim, ClaimedFacility
from portal.models.facility import Facility
from portal.models.outgoing_mail import OutgoingMail
from portal.services.claims.reject import RejectedAlready, reject_claim
from portal.values.errors import Invalid
from tests.factories.directory import NOW
from tests.factories.mails import make_letter
from tests.services.claims.test_send import facility_id, send  # noqa: F401 – a fixture
from tests.support.ports import MirrorCipher


def reject(session: Session, *, reason: str = "Kein Nachweis") -> None:
    reject_claim(
        session,
        claim_id=f"{1:032x}",
        reason=reason,
        actor=Actor(None, "Support"),
        letter=make_letter(),
        mail_id="a" * 32,
        now=NOW,
        cipher=MirrorCipher(),
    )


class TestRejectClaim:
    def test_g07_changes_no_facility_tells_the_reason_and_forgets_who_asked(
        self,
        session: Session,
        facility_id: int,  # noqa: F811 – the fixture
    ):
        send(session, facility_id)

        reject(session)

        claim = session.scalars(sa.select(Claim)).one()
        assert (claim.state, claim.reason, claim.content) == ("abgelehnt", "Kein Nachweis", None)
        assert session.scalars(sa.select(ClaimedFacility.outcome)).all() == ["abgelehnt"]
        assert session.get_one(Facility, facility_id).is_managed is False
        assert len(session.scalars(sa.select(OutgoingMail.id)).all()) == 1

    def test_g07_once_and_with_a_reason(
        self,
        session: Session,
        facility_id: int,  # noqa: F811 – the fixture
    ):
        send(session, facility_id)

        with pytest.raises(Invalid):
            reject(session, reason="")
        reject(session)
        with pytest.raises(RejectedAlready):
            reject(session)
