"""Texts that a company keeps ready for its answers."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class TextModule(Base):
    """A text with a title; nothing of any seeker belongs into it."""

    __tablename__ = "text_module"
    __table_args__ = (
        CheckConstraint("length(id) = 32", name="id_is_random"),
        CheckConstraint("title <> '' AND text <> ''", name="says_something"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    company_id: Mapped[str] = mapped_column(
        ForeignKey("company.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str]
    text: Mapped[str]
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
