"""Store a batch of records of one source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from portal.domain.directory.planning import Plan, plan_batch
from portal.domain.directory.record import FacilityRecord
from portal.domain.matching.services import bits_of
from portal.models.data_source import DataSource
from portal.models.facility import Availability, Facility, ServedPostcode, search_columns
from portal.queries import imports

# Rows with and without a value go into one statement instead of one each.
_ONE_STATEMENT = {"render_nulls": True}


@dataclass(frozen=True, slots=True)
class Source:
    """Who gave the records.

    Args:
        attribution: what must be shown with them; "" keeps what is stored, at first the name.
        licence: "" keeps what is stored.
    """

    name: str
    attribution: str = ""
    licence: str = ""


def store_batch(
    session: Session,
    *,
    source: Source,
    records: Iterable[FacilityRecord],
    today: date,
    now: datetime,
) -> Plan:
    """Create and update the facilities of one batch and return what happened to each.

    Idempotent by source and external id. Managed profiles are left as they are. An update keeps
    whether the facility is published and whether it accepts inquiries; what is stored but not
    in the batch stays untouched. New facilities are published and not managed.
    """
    records = tuple(records)
    _keep_source(session, source, today)
    stored = imports.list_stored(
        session,
        source_name=source.name,
        external_ids=tuple(record.external_id for record in records),
    )
    plan = plan_batch(records=records, stored=stored)
    ids = _insert(session, source, plan.created, now)
    for record in plan.updated:
        ids[record.external_id] = facility_id = stored[record.external_id].facility_id
        session.execute(
            update(Facility).where(Facility.id == facility_id).values(_columns(record, now))
        )
    for child in (Availability, ServedPostcode):
        changed = tuple(ids[record.external_id] for record in plan.updated)
        if changed:
            session.execute(delete(child).where(child.facility_id.in_(changed)))
    _insert_children(session, (*plan.created, *plan.updated), ids)
    session.flush()
    session.expire_all()
    return plan


def _keep_source(session: Session, source: Source, today: date) -> None:
    known = imports.find_source(session, name=source.name)
    if known is None:
        known = DataSource(name=source.name, attribution=source.attribution or source.name)
        known.licence = ""
        session.add(known)
    known.attribution = source.attribution or known.attribution
    known.licence = source.licence or known.licence
    known.imported_on = today
    session.flush()


def _insert(
    session: Session, source: Source, records: tuple[FacilityRecord, ...], now: datetime
) -> dict[str, int]:
    """Insert the facilities and return their ids by external id."""
    if not records:
        return {}
    fixed = {
        "source_name": source.name,
        "accepts_inquiries": True,
        "is_published": True,
        "is_managed": False,
        "created_at": now,
    }
    rows = [
        {**_columns(record, now), **fixed, "external_id": record.external_id} for record in records
    ]
    inserted = session.execute(
        insert(Facility).returning(Facility.external_id, Facility.id),
        rows,
        execution_options=_ONE_STATEMENT,
    )
    return {row.external_id: row.id for row in inserted}


def _insert_children(
    session: Session, records: tuple[FacilityRecord, ...], ids: Mapping[str, int]
) -> None:
    served = sorted(
        (postcode, ids[record.external_id])
        for record in records
        for postcode in record.served_postcodes
    )
    if served:
        session.execute(
            insert(ServedPostcode),
            [{"postcode": postcode, "facility_id": number} for postcode, number in served],
        )
    lights = [
        {
            "facility_id": ids[record.external_id],
            "kind": report.kind.value,
            "light": report.light.value,
            "places": report.places,
            "free_from": report.free_from,
            "confirmed_on": report.confirmed_on,
        }
        for record in records
        for report in record.reports
    ]
    if lights:
        session.execute(insert(Availability), lights, execution_options=_ONE_STATEMENT)


def _columns(record: FacilityRecord, now: datetime) -> dict[str, Any]:
    columns = _said(record)
    return {**columns, **search_columns(row=columns), "updated_at": now}


def _said(record: FacilityRecord) -> dict[str, Any]:
    return {
        "category": record.category.value,
        "name": record.name,
        "traeger": record.traeger,
        "dachverband": record.dachverband,
        "street": record.street,
        "house_number": record.house_number,
        "postcode": record.postcode,
        "city": record.city,
        "district": record.district,
        "lat_micro": record.lat_micro,
        "lon_micro": record.lon_micro,
        "position_is_exact": record.position_is_exact,
        "phone": record.phone,
        "email": record.email,
        "website": record.website,
        "capacity": record.capacity,
        "service_bits": bits_of(services=record.services),
        "serves_presumed_area": record.serves_presumed_area,
        "source_on": record.source_on,
        "content_hash": record.content_hash,
    }
