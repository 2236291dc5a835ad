"""Granting a licence."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.audit.entry import COMMAND
from portal.domain.entitlements.products import Product
from portal.models.audit_entry import AuditEntry
from portal.models.entitlement import Entitlement
from portal.services.entitlements.grant import grant_entitlement
from portal.values.errors import Invalid, NotFound
from tests.factories.directory import NOW, TODAY
from tests.services.entitlements.kept import kept_house


def grant(session: Session, facility_id: int, **changes: object) -> str:
    given = {
        "product": Product.PREMIUM,
        "starts_on": TODAY,
        "ends_on": TODAY,
        "reason": "Probe",
        **changes,
    }
    return grant_entitlement(session, facility_id=facility_id, actor=COMMAND, now=NOW, **given)


class TestGrantEntitlement:
    def test_is_held_by_the_company_that_keeps_the_facility(self, session: Session):
        made, facility_id = kept_house(session)

        entitlement_id = grant(session, facility_id)

        found = session.get_one(Entitlement, entitlement_id)
        assert (found.company_id, found.facility_id, found.ends_on) == (
            made.id,
            facility_id,
            TODAY,
        )
        entry = session.scalars(sa.select(AuditEntry)).one()
        assert (entry.action, entry.company_id) == ("entitlement_granted", made.id)

    @pytest.mark.parametrize(
        "changes",
        [{"product": Product.WOHNEN}, {"ends_on": TODAY - timedelta(days=1)}, {"reason": ""}],
    )
    def test_refuses_what_does_not_fit(self, session: Session, changes: dict[str, object]):
        _, facility_id = kept_house(session)

        with pytest.raises(Invalid):
            grant(session, facility_id, **changes)

    def test_refuses_what_no_company_keeps(self, session: Session):
        with pytest.raises(NotFound):
            grant(session, 1)
