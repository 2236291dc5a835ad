"""Facilities as the public may see them, and where their records come from."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from portal.models.data_source import DataSource
from portal.models.facility import Facility, ServedPostcode
from portal.values.errors import NotFound


class FacilityNotFound(NotFound):
    """Report that there is no such facility or that it is not published."""


def list_by_ids(session: Session, *, ids: Iterable[int]) -> tuple[Facility, ...]:
    """List the published facilities among these ids, in the given order."""
    wanted = tuple(dict.fromkeys(ids))
    if not wanted:
        return ()
    rows = session.scalars(
        select(Facility).where(Facility.id.in_(wanted), Facility.is_published).order_by(Facility.id)
    )
    by_id = {facility.id: facility for facility in rows}
    return tuple(by_id[facility_id] for facility_id in wanted if facility_id in by_id)


def get_published(session: Session, *, facility_id: int) -> Facility:
    """Get a published facility with its availabilities, in one statement.

    Raises:
        FacilityNotFound: it does not exist or is not published; callers cannot tell which.
    """
    facility = (
        session.scalars(
            select(Facility)
            .where(Facility.id == facility_id, Facility.is_published)
            .options(joinedload(Facility.availabilities))
        )
        .unique()
        .one_or_none()
    )
    if facility is None:
        raise FacilityNotFound(facility_id)
    return facility


def count_served_postcodes(session: Session, *, facility_id: int) -> int:
    """Count the postcodes a facility serves."""
    return session.scalars(
        select(func.count())
        .select_from(ServedPostcode)
        .where(ServedPostcode.facility_id == facility_id)
    ).one()


def list_sources(session: Session, *, names: Iterable[str]) -> tuple[DataSource, ...]:
    """List the sources of these names, by name; unknown names are left out."""
    return tuple(
        session.scalars(
            select(DataSource).where(DataSource.name.in_(set(names))).order_by(DataSource.name)
        )
    )


def count_all(session: Session) -> int:
    """Count all facilities, published or not."""
    return session.scalars(select(func.count()).select_from(Facility)).one()


def list_public_ids(session: Session, *, after: int, limit: int) -> tuple[int, ...]:
    """List at most `limit` ids of published facilities above `after`, ascending."""
    return tuple(
        session.scalars(
            select(Facility.id)
            .where(Facility.id > after, Facility.is_published)
            .order_by(Facility.id)
            .limit(limit)
        )
    )
