"""Create a facility of a company."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor
from portal.domain.directory.basics import Draft, location_columns
from portal.domain.matching.category import Category
from portal.domain.profiles.content import ProfileContent, Section
from portal.domain.profiles.saving import stated
from portal.services.facilities.storing import Made, store_own


def create_own(
    session: Session,
    *,
    company_id: str,
    key: str,
    draft: Draft,
    actor: Actor,
    today: date,
    now: datetime,
) -> int:
    """Store a draft that nobody else sees and return its id; the same key creates one only."""
    is_housing = draft.category is Category.WOHNEN
    content = ProfileContent(
        housing_shape=draft.shape,
        age_features=draft.age_features,
        age_confirmed_at=now if is_housing else None,
    )
    if is_housing:
        content = stated(content=content, section=Section.WOHNEN, today=today)
    made = Made(
        key=key,
        columns={
            "category": draft.category.value,
            "name": draft.name,
            "street": draft.street,
            "house_number": draft.house_number,
            "serves_presumed_area": bool(draft.served),
            **location_columns(location=draft.location),
        },
        content=content,
        served=draft.served,
        units=(),
        action=Action.FACILITY_CREATED,
    )
    return store_own(session, company_id=company_id, made=made, actor=actor, today=today, now=now)
