"""What a provider tells about a facility: one row, its files and its flats."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.domain.profiles.files import FileKind
from portal.domain.profiles.housing import Certificate, Shape, Tenure
from portal.models.base import Base, UtcDateTime


def _one_of(column: str, values: type[FileKind | Shape | Tenure | Certificate]) -> str:
    return f"{column} IN ({', '.join(repr(str(value)) for value in values)})"


class FacilityProfile(Base):
    """What the form about one facility holds; no row where no provider keeps the profile.

    Lists stand in one JSON value each, in the shape that `portal.domain.profiles` gives them:
    `description` is text already read against the allow-list, `prices` are integer cents,
    `stated_on` says for each section when the provider last stated it.
    `age_confirmed_at` is when somebody confirmed what makes flats fit for old age.
    """

    __tablename__ = "facility_profile"
    __table_args__ = (CheckConstraint(_one_of("housing_shape", Shape), name="shape_known"),)

    facility_id: Mapped[int] = mapped_column(
        ForeignKey("facility.id", ondelete="CASCADE"), primary_key=True
    )
    description: Mapped[Any] = mapped_column(JSON)
    contact_name: Mapped[str]
    contact_role: Mapped[str]
    contact_phone: Mapped[str]
    contact_email: Mapped[str]
    hours: Mapped[Any] = mapped_column(JSON)
    features: Mapped[Any] = mapped_column(JSON)
    languages: Mapped[Any] = mapped_column(JSON)
    transport: Mapped[str]
    prices: Mapped[Any] = mapped_column(JSON)
    rooms: Mapped[Any] = mapped_column(JSON)
    certificates: Mapped[Any] = mapped_column(JSON)
    housing_shape: Mapped[str]
    age_features: Mapped[Any] = mapped_column(JSON)
    age_confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    video_url: Mapped[str]
    stated_on: Mapped[Any] = mapped_column(JSON)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class FacilityFile(Base):
    """A picture or a document of a facility; its bytes are in the file storage under its id.

    `title` is the alternative text of a picture and the name of a document. Width and height are
    those of the largest picture, in pixels. Public only once `is_ready`.
    """

    __tablename__ = "facility_file"
    __table_args__ = (
        CheckConstraint(_one_of("kind", FileKind), name="kind_known"),
        CheckConstraint("length(id) = 32", name="id_is_random"),
        CheckConstraint("title <> ''", name="title_not_empty"),
        CheckConstraint("width >= 0 AND height >= 0", name="size_not_negative"),
        Index("ix_facility_file_shown", "facility_id", "kind", "position"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    facility_id: Mapped[int] = mapped_column(ForeignKey("facility.id", ondelete="CASCADE"))
    kind: Mapped[str]
    position: Mapped[int]
    title: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    byte_count: Mapped[int]
    is_ready: Mapped[bool]
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)


class HousingUnit(Base):
    """One flat of a housing offer with its own availability; a Wohnanlage has several.

    Amounts are integer cents; of rent and purchase alike `price_cents` is the price without
    anything else. `half_rooms` counts halves of rooms, `area_dm2` square decimetres,
    `energy_kwh` kilowatt hours per square metre and year. None is „nicht angegeben“.
    """

    __tablename__ = "housing_unit"
    __table_args__ = (
        CheckConstraint(_one_of("tenure", Tenure), name="tenure_known"),
        CheckConstraint(_one_of("energy_certificate", Certificate), name="certificate_known"),
        CheckConstraint("price_cents IS NULL OR price_cents >= 0", name="price_not_negative"),
        Index("ix_housing_unit_shown", "facility_id", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    facility_id: Mapped[int] = mapped_column(ForeignKey("facility.id", ondelete="CASCADE"))
    position: Mapped[int]
    name: Mapped[str]
    tenure: Mapped[str]
    price_cents: Mapped[int | None]
    extra_cents: Mapped[int | None]
    extra_is_included: Mapped[bool | None]
    hausgeld_cents: Mapped[int | None]
    commission: Mapped[str]
    half_rooms: Mapped[int | None]
    area_dm2: Mapped[int | None]
    floor: Mapped[int | None]
    built_in: Mapped[int | None]
    renovated_in: Mapped[int | None]
    energy_certificate: Mapped[str]
    energy_kwh: Mapped[int | None]
    needs_wbs: Mapped[bool | None]
    light: Mapped[str]
    free_from: Mapped[date | None]
    confirmed_on: Mapped[date | None]
