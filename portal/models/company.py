"""A provider of care: the company to which facilities and people belong."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class Company(Base):
    """One company with its Basis-Profil.

    `id` is random (128 bits, hex). `name` is changed by support alone. While `locked_at` is set
    nothing of the company is public, and nobody works for it; `lock_reason` says why.
    `lights_asked_at` is when a mail last asked whether the lights are still right.
    """

    __tablename__ = "company"
    __table_args__ = (
        CheckConstraint("length(id) = 32", name="id_is_random"),
        CheckConstraint("name <> ''", name="name_not_empty"),
        CheckConstraint("length(postcode) = 5", name="postcode_of_five"),
        CheckConstraint("(lock_reason = '') = (locked_at IS NULL)", name="lock_with_reason"),
        CheckConstraint("version >= 1", name="version_positive"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    legal_form: Mapped[str]
    dachverband: Mapped[str]
    street: Mapped[str]
    house_number: Mapped[str]
    postcode: Mapped[str]
    city: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    locked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lock_reason: Mapped[str]
    version: Mapped[int]
    lights_asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
