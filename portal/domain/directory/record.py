"""What the directory stores about one facility, as a value, and what was refused."""

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from datetime import date

from portal.domain.availability.light import Report
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.values.errors import PortalError


class RowRefused(PortalError):
    """Report a row that must not be stored; names the column and what is wrong with it."""

    def __init__(self, *, column: str, reason: str) -> None:
        super().__init__(f"{column}: {reason}" if column else reason)


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that was not taken.

    Args:
        line: physical line of a CSV file, running number of the entry in a JSON file; from 1.
        reason: names the column and what is wrong with it.
    """

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class FacilityRecord:
    """One facility as a source describes it.

    Units: `lat_micro` and `lon_micro` are WGS 84 degrees times 1,000,000; `capacity` counts
    places or flats, None if unknown. `services` are in the order of `Service`,
    `served_postcodes` ascend. `position_is_exact` is false where only the centre of the
    postcode is known, `serves_presumed_area` true where the served postcodes were derived.
    """

    external_id: str
    category: Category
    name: str
    postcode: str
    city: str
    lat_micro: int
    lon_micro: int
    position_is_exact: bool
    services: tuple[Service, ...]
    traeger: str = ""
    dachverband: str = ""
    street: str = ""
    house_number: str = ""
    district: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    capacity: int | None = None
    served_postcodes: tuple[str, ...] = ()
    serves_presumed_area: bool = False
    reports: tuple[Report, ...] = ()
    source_on: date | None = None

    @property
    def content_hash(self) -> str:
        """Return a SHA-256 over everything stored; equal exactly when nothing has changed."""
        content = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        content["services"] = [service.name for service in self.services]
        content["reports"] = [tuple(report) for report in self.reports]
        text = json.dumps(content, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()
