"""Facilities that a company keeps, for tests of services and queries."""

import secrets

from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting, Rank
from portal.models.data_source import DataSource
from portal.models.facility import Facility
from tests.factories.companies import MadeCompany
from tests.models.records import add_source, make_facility


def store_own(session: Session, company: MadeCompany, **fields: object) -> int:
    """Store a facility of the company and return its id."""
    if session.get(DataSource, "probe") is None:
        add_source(session)
    facility = make_facility(
        **{
            "external_id": secrets.token_hex(4),
            "company_id": company.id,
            "is_managed": True,
            **fields,
        }
    )
    session.add(facility)
    session.flush()
    return facility.id


def acting_for(company: MadeCompany) -> Acting:
    """Return the company's Master as a request knows them."""
    return Acting(
        account_id=company.master.id,
        name="Erika Musterfrau",
        company_id=company.id,
        company_name=company.name,
        rank=Rank.MASTER,
    )


def stored(session: Session, facility_id: int) -> Facility:
    """Return the facility as the database has it now."""
    session.expire_all()
    facility = session.get(Facility, facility_id)
    assert facility is not None
    return facility
