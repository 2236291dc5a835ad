"""Decide what an import does with each record, given what is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.domain.directory.record import FacilityRecord


@dataclass(frozen=True, slots=True)
class StoredFacility:
    """What an import needs to know about a stored facility."""

    facility_id: int
    content_hash: str
    is_managed: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The records of a batch by what happens to them."""

    created: tuple[FacilityRecord, ...]
    updated: tuple[FacilityRecord, ...]
    unchanged: tuple[FacilityRecord, ...]
    managed: tuple[FacilityRecord, ...]


def plan_batch(*, records: Iterable[FacilityRecord], stored: Mapping[str, StoredFacility]) -> Plan:
    """Sort the records by what happens to them; `stored` is by external id.

    A profile that its provider manages is never overwritten.
    """
    created, updated, unchanged, managed = [], [], [], []
    for record in records:
        known = stored.get(record.external_id)
        if known is None:
            created.append(record)
        elif known.is_managed:
            managed.append(record)
        elif known.content_hash == record.content_hash:
            unchanged.append(record)
        else:
            updated.append(record)
    return Plan(tuple(created), tuple(updated), tuple(unchanged), tuple(managed))
