"""Requests over the „Anfrage-Button“ that did not fit, without anything of whoever asked."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.domain.availability.light import KindOfPlace
from portal.domain.button.relevance import Reason
from portal.models.base import Base


def _one_of(column: str, values: type[StrEnum]) -> str:
    return f"{column} IN ({', '.join(repr(str(value)) for value in values)})"


class FilteredRequest(Base):
    """One request that was not sent on: to which facility, on which day, and why."""

    __tablename__ = "filtered_request"
    __table_args__ = (
        CheckConstraint(_one_of("reason", Reason), name="reason_known"),
        CheckConstraint(_one_of("kind", KindOfPlace), name="kind_known"),
        Index("ix_filtered_request_facility", "facility_id", "day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    facility_id: Mapped[int] = mapped_column(ForeignKey("facility.id", ondelete="CASCADE"))
    day: Mapped[date]
    reason: Mapped[str]
    kind: Mapped[str]
