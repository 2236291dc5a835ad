"""Reports that something in a profile is wrong, for support to check."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class Correction(Base):
    """One report about a facility.

    `text` and `email` are ciphertext bound to `id`; there is no address if the person wants no
    answer. Once support has decided, both are emptied and only the decision stays.
    """

    __tablename__ = "correction"
    __table_args__ = (
        CheckConstraint("length(id) = 32", name="id_is_random"),
        CheckConstraint("(decision = '') = (decided_at IS NULL)", name="decision_with_its_time"),
        CheckConstraint(
            "decided_at IS NULL OR (text IS NULL AND email IS NULL)", name="decided_is_empty"
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    facility_id: Mapped[int] = mapped_column(
        ForeignKey("facility.id", ondelete="CASCADE"), index=True
    )
    block: Mapped[str]
    text: Mapped[bytes | None]
    email: Mapped[bytes | None]
    reported_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    decision: Mapped[str]
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
