"""What providers have uploaded and the worker has yet to prepare."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class FacilityUpload(Base):
    """One upload on its way; the row goes once the file is ready.

    Its bytes wait in the file storage as they came. `claimed_until` keeps other workers away
    while one prepares it. `problem` says why it will never be used; empty while nobody knows.
    """

    __tablename__ = "facility_upload"
    __table_args__ = (CheckConstraint("tries >= 0", name="tries_not_negative"),)

    file_id: Mapped[str] = mapped_column(
        ForeignKey("facility_file.id", ondelete="CASCADE"), primary_key=True
    )
    arrived_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    tries: Mapped[int]
    claimed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    problem: Mapped[str]


class FacilityUploadDay(Base):
    """How many files were uploaded for a facility on one day, whatever became of them."""

    __tablename__ = "facility_upload_day"
    __table_args__ = (CheckConstraint("count > 0", name="count_positive"),)

    facility_id: Mapped[int] = mapped_column(
        ForeignKey("facility.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True, index=True)
    count: Mapped[int]
