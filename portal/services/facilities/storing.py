"""Store a facility that a provider creates: a draft that nobody else sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.domain.profiles.content import ProfileContent, content_to_columns
from portal.domain.profiles.housing import Unit, unit_to_columns
from portal.models.data_source import DataSource
from portal.models.facility import Facility, ServedPostcode
from portal.models.facility_profile import FacilityProfile, HousingUnit
from portal.queries.own_profiles import OWN_SOURCE, find_by_key
from portal.services.journal.audit import audit

ATTRIBUTION = "Angaben des Anbieters"
_INSERTS: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A new facility as it is stored.

    Args:
        key: random, of the form that creates it: sent twice it creates one.
        columns: of `facility`.
        action: how the audit trail names it.
    """

    key: str
    columns: Mapping[str, Any]
    content: ProfileContent
    served: tuple[str, ...]
    units: tuple[Unit, ...]
    action: Action


def store_own(
    session: Session, *, company_id: str, made: Made, actor: Actor, today: date, now: datetime
) -> int:
    """Store it, unpublished, and return its id; that of the first one if the key is known."""
    external_id = f"{company_id}-{made.key}"
    known = find_by_key(session, company_id=company_id, external_id=external_id)
    if known is not None:
        return known
    _keep_source(session, today)
    facility_id = session.execute(
        insert(Facility)
        .values(
            **made.columns,
            source_name=OWN_SOURCE,
            external_id=external_id,
            company_id=company_id,
            is_managed=True,
            is_published=False,
            wants_public=False,
            created_at=now,
            updated_at=now,
            changed_at=now,
            changed_by=actor.words,
        )
        .returning(Facility.id)
    ).scalar_one()
    _tell(session, facility_id, made, now)
    audit(
        session,
        entry=Entry(
            actor=actor,
            action=made.action,
            subject=Subject(SubjectKind.FACILITY, str(facility_id)),
            company_id=company_id,
            details={Detail.KIND: made.columns["category"]},
        ),
        now=now,
    )
    session.expire_all()
    return facility_id


def _tell(session: Session, facility_id: int, made: Made, now: datetime) -> None:
    session.execute(
        insert(FacilityProfile).values(
            facility_id=facility_id, updated_at=now, **content_to_columns(content=made.content)
        )
    )
    if made.served:
        session.execute(
            insert(ServedPostcode),
            [{"postcode": one, "facility_id": facility_id} for one in made.served],
        )
    if made.units:
        session.execute(
            insert(HousingUnit),
            [
                {"facility_id": facility_id, "position": position, **unit_to_columns(unit=unit)}
                for position, unit in enumerate(made.units, start=1)
            ],
        )


def _keep_source(session: Session, today: date) -> None:
    source = _INSERTS[session.get_bind().dialect.name](DataSource).values(
        name=OWN_SOURCE, attribution=ATTRIBUTION, licence="", imported_on=today
    )
    session.execute(source.on_conflict_do_nothing())
