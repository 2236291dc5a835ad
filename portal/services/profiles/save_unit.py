"""Add, change or remove a flat of a housing offer."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail
from portal.domain.profiles.housing import Shape, Unit, unit_to_columns
from portal.models.facility_profile import HousingUnit
from portal.queries.own_units import OwnUnits
from portal.queries.profiles import MOST_UNITS
from portal.services.journal.change_facility import Change, change_facility
from portal.services.profiles.telling import begin_content
from portal.values.errors import Invalid

NEW = 0
"""Stands for a flat that is not stored yet."""


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What becomes of a flat.

    Args:
        unit_id: of its row; `NEW` for a further one.
        unit: what it is from now on; None if it goes.
    """

    unit_id: int
    unit: Unit | None


def save_unit(
    session: Session,
    *,
    company_id: str,
    before: OwnUnits,
    seen_version: int,
    change: UnitChange,
    actor: Actor,
    now: datetime,
) -> None:
    """Save what becomes of one flat.

    Args:
        session: of the caller.
        company_id: whose offer it is.
        before: the offer as the change was made from it.
        seen_version: what the form showed.
        change: which flat, and what becomes of it.
        actor: who saves it.
        now: when.

    Raises:
        NotFound: the company has no such offer, or the offer no such flat.
        ChangedMeanwhile: somebody else has saved it since.
        Invalid: field "units", code "one" where a Wohneinheit would get a second flat, "many".
    """
    if change.unit_id == NEW:
        _check_room(before)
    else:
        before.get(unit_id=change.unit_id)
    change_facility(
        session,
        company_id=company_id,
        facility_id=before.facility_id,
        seen_version=seen_version,
        change=Change(
            action=Action.FACILITY_CHANGED, columns={}, details={Detail.FIELDS: "Wohnungen"}
        ),
        actor=actor,
        now=now,
    )
    begin_content(session, facility_id=before.facility_id, now=now)
    _store(session, before, change)
    session.expire_all()


def _check_room(before: OwnUnits) -> None:
    if before.shape is Shape.EINHEIT and before.units:
        raise Invalid("units", "one")
    if len(before.units) >= MOST_UNITS:
        raise Invalid("units", "many")


def _store(session: Session, before: OwnUnits, change: UnitChange) -> None:
    row = (HousingUnit.id == change.unit_id, HousingUnit.facility_id == before.facility_id)
    if change.unit is None:
        session.execute(
            delete(HousingUnit).where(*row).execution_options(synchronize_session=False)
        )
    elif change.unit_id == NEW:
        session.execute(
            insert(HousingUnit).values(
                facility_id=before.facility_id,
                position=len(before.units) + 1,
                **unit_to_columns(unit=change.unit),
            )
        )
    else:
        session.execute(
            update(HousingUnit)
            .where(*row)
            .values(**unit_to_columns(unit=change.unit))
            .execution_options(synchronize_session=False)
        )
