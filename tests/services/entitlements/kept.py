"""A facility that a company keeps, in a session."""

from sqlalchemy.orm import Session

from tests.factories.companies import MadeCompany, give_facility, make_company
from tests.models.records import add_source, make_facility


def kept_house(session: Session, **fields: object) -> tuple[MadeCompany, int]:
    """Store a company with a facility and return both."""
    add_source(session)
    facility = make_facility(**fields)
    session.add(facility)
    session.flush()
    made = make_company(session)
    give_facility(session, made, facility.id)
    return made, facility.id
