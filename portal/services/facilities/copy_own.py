"""Copy a facility of a company."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor
from portal.domain.availability.light import Light
from portal.domain.matching.services import bits_of
from portal.queries.own_profiles import get_own_profile
from portal.queries.profiles import list_units
from portal.services.facilities.storing import Made, store_own


def copy_own(
    session: Session,
    *,
    acting: Acting,
    facility_id: int,
    key: str,
    name: str,
    actor: Actor,
    today: date,
    now: datetime,
) -> int:
    """Store a copy under another name and return its id; the same key copies once only.

    The copy is not public and has no pictures, documents, lights and reviews.

    Raises:
        NotFound: the company has no such facility.
    """
    profile = get_own_profile(session, acting=acting, facility_id=facility_id, today=today)
    units = list_units(session, facility_id=facility_id)
    made = Made(
        key=key,
        columns={
            **profile.columns,
            "category": profile.own.category.value,
            "service_bits": bits_of(services=profile.services),
            "name": name,
        },
        content=profile.content,
        served=profile.served,
        units=tuple(
            replace(one, light=Light.UNBEKANNT, free_from=None, confirmed_on=None) for one in units
        ),
        action=Action.FACILITY_COPIED,
    )
    return store_own(
        session, company_id=acting.company_id, made=made, actor=actor, today=today, now=now
    )
