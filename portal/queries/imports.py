"""What an import must know about the stored directory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.domain.directory.planning import StoredFacility
from portal.domain.matching.category import Category
from portal.models.data_source import DataSource
from portal.models.facility import Facility


@dataclass(frozen=True, slots=True)
class FacilityCount:
    """How many facilities of a category a source gives, and how many of them are visible."""

    source_name: str
    category: Category
    total: int
    published: int
    managed: int


def list_stored(
    session: Session, *, source_name: str, external_ids: Iterable[str]
) -> Mapping[str, StoredFacility]:
    """List the stored facilities of a source by external id, locked where the database can.

    At most some hundreds of ids at once, since each becomes a parameter.
    """
    rows = session.execute(
        select(Facility.external_id, Facility.id, Facility.content_hash, Facility.is_managed)
        .where(Facility.source_name == source_name, Facility.external_id.in_(tuple(external_ids)))
        .order_by(Facility.id)
        .with_for_update()
    )
    return {
        external_id: StoredFacility(facility_id, content_hash, is_managed)
        for external_id, facility_id, content_hash, is_managed in rows
    }


def find_source(session: Session, *, name: str) -> DataSource | None:
    """Find a source by its name."""
    return session.execute(select(DataSource).where(DataSource.name == name)).scalar_one_or_none()


def list_external_ids(session: Session, *, source_name: str) -> frozenset[str]:
    """List the external ids of everything a source gave."""
    return frozenset(
        session.execute(
            select(Facility.external_id)
            .where(Facility.source_name == source_name)
            .order_by(Facility.id)
        ).scalars()
    )


def list_ids_of_source(session: Session, *, source_name: str, limit: int) -> tuple[int, ...]:
    """List the first ids of the facilities of a source, at most `limit`."""
    return tuple(
        session.execute(
            select(Facility.id)
            .where(Facility.source_name == source_name)
            .order_by(Facility.id)
            .limit(limit)
        ).scalars()
    )


def list_counts(session: Session) -> tuple[FacilityCount, ...]:
    """List the number of facilities by source and category."""
    rows = session.execute(
        select(
            Facility.source_name,
            Facility.category,
            func.count(),
            func.count().filter(Facility.is_published),
            func.count().filter(Facility.is_managed),
        )
        .group_by(Facility.source_name, Facility.category)
        .order_by(Facility.source_name, Facility.category)
    )
    return tuple(
        FacilityCount(source_name, Category(category), total, published, managed)
        for source_name, category, total, published, managed in rows
    )
