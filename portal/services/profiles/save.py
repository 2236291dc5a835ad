"""Save what a provider tells about a facility."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from portal.domain.profiles.content import ProfileContent, check_content, content_to_columns
from portal.domain.profiles.housing import Unit
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityProfile, HousingUnit
from portal.queries.profiles import get_category
from portal.values.money import Money


def save_profile(
    session: Session,
    *,
    facility_id: int,
    content: ProfileContent,
    units: Iterable[Unit] = (),
    now: datetime,
) -> None:
    """Replace profile and flats of a facility as a whole; from now on its provider keeps it.

    Raises:
        NotFound: there is no such facility.
        Invalid: something must not be stored; names the field.
    """
    category = get_category(session, facility_id=facility_id)
    check_content(content=content, category=category)
    for model in (FacilityProfile, HousingUnit):
        session.execute(delete(model).where(model.facility_id == facility_id))
    columns = content_to_columns(content=content)
    session.execute(
        insert(FacilityProfile).values(facility_id=facility_id, updated_at=now, **columns)
    )
    rows = [
        {"facility_id": facility_id, "position": position, **_columns(unit)}
        for position, unit in enumerate(units, start=1)
    ]
    if rows:
        session.execute(insert(HousingUnit), rows)
    session.execute(
        update(Facility).where(Facility.id == facility_id).values(is_managed=True, updated_at=now)
    )
    session.flush()
    session.expire_all()


def _columns(unit: Unit) -> dict[str, object]:
    return {
        "name": unit.name,
        "tenure": unit.tenure.value,
        "price_cents": _cents(unit.price),
        "extra_cents": _cents(unit.extra),
        "extra_is_included": unit.extra_is_included,
        "hausgeld_cents": _cents(unit.hausgeld),
        "commission": unit.commission,
        "half_rooms": unit.half_rooms,
        "area_dm2": unit.area_dm2,
        "floor": unit.floor,
        "built_in": unit.built_in,
        "renovated_in": unit.renovated_in,
        "energy_certificate": unit.energy_certificate.value,
        "energy_kwh": unit.energy_kwh,
        "needs_wbs": unit.needs_wbs,
        "light": unit.light.value,
        "free_from": unit.free_from,
        "confirmed_on": unit.confirmed_on,
    }


def _cents(amount: Money | None) -> int | None:
    return None if amount is None else amount.cents
