"""What a facility says besides its own row: lights and served postcodes."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.models.facility import Availability, Facility, ServedPostcode


def list_lights(session: Session, *, facility_id: int) -> Sequence[Availability]:
    """List the lights of a facility by kind of place."""
    return session.scalars(
        select(Availability)
        .where(Availability.facility_id == facility_id)
        .order_by(Availability.kind)
    ).all()


def list_served(session: Session, *, facility_id: int) -> tuple[str, ...]:
    """List the postcodes that a facility serves."""
    return tuple(
        session.scalars(
            select(ServedPostcode.postcode)
            .where(ServedPostcode.facility_id == facility_id)
            .order_by(ServedPostcode.postcode)
        )
    )


def list_kept_by_nobody(session: Session, *, source_name: str, limit: int) -> tuple[int, ...]:
    """List the first managed facilities of a source that belong to no company."""
    return tuple(
        session.scalars(
            select(Facility.id)
            .where(
                Facility.source_name == source_name,
                Facility.is_managed,
                Facility.company_id.is_(None),
            )
            .order_by(Facility.id)
            .limit(limit)
        )
    )
