"""What a facility says besides its own row: lights and served postcodes."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.models.facility import Availability, ServedPostcode


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
