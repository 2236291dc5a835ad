"""What a facility said before a company took it over."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime

KEPT = (
    "category", "name", "traeger", "dachverband", "street", "house_number", "postcode", "city",
    "district", "lat_micro", "lon_micro", "position_is_exact", "phone", "email", "website",
    "capacity", "service_bits", "serves_presumed_area", "accepts_inquiries", "is_published",
    "source_on", "content_hash",
)  # fmt: skip
"""The columns of a facility that come from its source."""
LIGHTS = ("kind", "light", "places", "free_from", "confirmed_on", "weekdays")
"""The columns of its availability."""


class FacilityOrigin(Base):
    """The imported data of a facility, kept from the day on which a company took it over.

    If the company ends, the facility goes back to them. `columns` are those of the facility,
    `served` its postcodes and `lights` the rows of its availability. A facility without such a
    row was never in the public data.
    """

    __tablename__ = "facility_origin"

    facility_id: Mapped[int] = mapped_column(
        ForeignKey("facility.id", ondelete="CASCADE"), primary_key=True
    )
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)
    columns: Mapped[Any] = mapped_column(JSON)
    served: Mapped[Any] = mapped_column(JSON)
    lights: Mapped[Any] = mapped_column(JSON)
