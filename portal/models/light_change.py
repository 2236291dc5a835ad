"""What was said about the places of a facility, when, and by whom."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.domain.availability.light import KindOfPlace, Light
from portal.models.base import Base, UtcDateTime


def _one_of(column: str, values: type[KindOfPlace | Light]) -> str:
    return f"{column} IN ({', '.join(repr(str(value)) for value in values)})"


class LightChange(Base):
    """One report about one kind of place; `said_by` is a name, "Import" or the like."""

    __tablename__ = "light_change"
    __table_args__ = (
        CheckConstraint(_one_of("kind", KindOfPlace), name="kind_known"),
        CheckConstraint(_one_of("light", Light), name="light_known"),
        CheckConstraint("said_by <> ''", name="said_by_somebody"),
        Index("ix_light_change_latest", "facility_id", "kind", "said_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    facility_id: Mapped[int] = mapped_column(ForeignKey("facility.id", ondelete="CASCADE"))
    kind: Mapped[str]
    light: Mapped[str]
    places: Mapped[int | None]
    free_from: Mapped[date | None]
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)
    said_by: Mapped[str]
