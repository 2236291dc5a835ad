"""Where records of the directory come from."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base


class DataSource(Base):
    """A source of facilities with the attribution that must be shown with it."""

    __tablename__ = "data_source"
    __table_args__ = (CheckConstraint("name <> ''", name="name_not_empty"),)

    name: Mapped[str] = mapped_column(primary_key=True)
    attribution: Mapped[str]
    licence: Mapped[str] = mapped_column(default="")
    imported_on: Mapped[date]
