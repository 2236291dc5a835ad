"""Claims and the facilities in them."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.claim import Claim, ClaimedFacility
from portal.models.company import Company
from tests.factories.companies import make_company
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility


def claim(**fields: object) -> Claim:
    return Claim(
        **{
            "id": "1" * 32,
            "state": "neu",
            "content": b"cipher",
            "account_id": None,
            "company_id": None,
            "sent_at": NOW,
            "decided_at": None,
            "decided_by": "",
            "reason": "",
            "proof": "",
            **fields,
        }
    )


DECIDED = {"decided_at": NOW, "content": None}


class TestClaim:
    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"id": "1"}, "id_is_random"),
            ({"state": "vielleicht", **DECIDED}, "state_known"),
            ({"decided_at": NOW}, "decided_"),
            ({"content": None}, "decided_is_empty"),
            ({"state": "abgelehnt", **DECIDED}, "refused_with_reason"),
            ({"state": "freigegeben", **DECIDED}, "approved_with_proof"),
        ],
    )
    def test_refuses_what_is_none(self, session: Session, fields: dict[str, object], rule: str):
        session.add(claim(**fields))

        with pytest.raises(sa.exc.IntegrityError, match=rule):
            session.flush()

    def test_outlives_the_account_and_goes_with_the_company(self, session: Session):
        made = make_company(session)
        session.add(claim(company_id=made.id, account_id=made.master.id))
        session.flush()

        session.execute(sa.delete(Account))
        session.expire_all()
        assert session.scalars(sa.select(Claim.account_id)).all() == [None]

        session.execute(sa.delete(Company))
        assert session.scalars(sa.select(Claim.id)).all() == []


class TestClaimedFacility:
    def test_refuses_an_unknown_outcome(self, session: Session):
        add_source(session)
        facility = make_facility()
        session.add_all((claim(), facility))
        session.flush()
        session.add(
            ClaimedFacility(claim_id="1" * 32, facility_id=facility.id, outcome="vielleicht")
        )

        with pytest.raises(sa.exc.IntegrityError, match="outcome_known"):
            session.flush()
