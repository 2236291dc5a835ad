"""A licence begins, and the trail says so."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.audit.entry import COMMAND
from portal.domain.entitlements.products import Product
from portal.models.audit_entry import AuditEntry
from portal.models.entitlement import Entitlement
from portal.services.journal.begin_entitlement import Licence, begin_entitlement
from tests.factories.companies import FIRST_DAY, LAST_DAY, give_facility, make_company
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility


def test_stores_it_with_an_entry_in_the_trail(session: Session):
    add_source(session)
    session.add(make_facility(id=1))
    session.flush()
    company = make_company(session)
    give_facility(session, company, 1)
    licence = Licence(company.id, 1, Product.PREMIUM, FIRST_DAY, LAST_DAY, "Probe")

    made = begin_entitlement(session, licence=licence, actor=COMMAND, now=NOW)

    stored = session.scalars(sa.select(Entitlement)).one()
    assert (stored.id, stored.company_id, stored.facility_id) == (made, company.id, 1)
    assert (stored.product, stored.starts_on, stored.ends_on) == ("premium", FIRST_DAY, LAST_DAY)
    entry = session.scalars(sa.select(AuditEntry)).one()
    assert (entry.action, entry.subject_id, entry.company_id) == (
        "entitlement_granted", made, company.id,
    )  # fmt: skip
    assert entry.details == {
        "product": "premium", "facility": 1, "until": "2026-12-31", "reason": "Probe",
    }  # fmt: skip
