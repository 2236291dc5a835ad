"""A facility of the directory, the postcodes it serves and its availability."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    event,
    inspect,
    text,
)
from sqlalchemy.engine import Connection
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, Mapper, mapped_column, relationship
from sqlalchemy.orm.attributes import flag_modified

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.directory.search_words import stored_name, stored_text
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, bits_of, services_in
from portal.models.base import Base, UtcDateTime
from portal.values.geo import Point

STRIP_MICRO = 50_000
"""Height of a strip in millionths of a degree of latitude (about 5.6 km)."""


def _one_of(column: str, values: type[Category | KindOfPlace | Light]) -> str:
    return f"{column} IN ({', '.join(repr(str(value)) for value in values)})"


SAID = (
    "category", "service_bits",
    "name", "traeger", "dachverband", "city", "district", "postcode",
)  # fmt: skip
"""The columns of which `search_columns` makes words."""


def search_columns(*, row: Mapping[str, Any]) -> dict[str, str]:
    """Return the words by which the facility of these columns is found, as columns."""
    return {
        "search_name": stored_name(name=row.get("name") or ""),
        "search_text": stored_text(
            category=row.get("category") or "",
            service_bits=row.get("service_bits") or 0,
            words=(row.get(column) or "" for column in SAID[2:]),
        ),
    }


def _search_name(context: DefaultExecutionContext) -> str:
    return search_columns(row=_new_row(context))["search_name"]


def _search_text(context: DefaultExecutionContext) -> str:
    return search_columns(row=_new_row(context))["search_text"]


def _new_row(context: DefaultExecutionContext) -> Mapping[str, Any]:
    return context.get_current_parameters()  # type: ignore[no-untyped-call, no-any-return]  # SQLAlchemy left it without types


class Facility(Base):
    """One offer of one category at one address.

    `service_bits` holds what it offers (`Service.bit`); `is_managed` says that a provider keeps
    the profile; `position_is_exact` is false where only the postcode's centre is known;
    `serves_presumed_area` marks served postcodes that were derived and not stated.

    What `ix_facility_near` holds decides alone which facilities a search reads. The database
    keeps three of its columns: `strip` numbers bands of latitude; `free_on` and `reported_on`
    are, by triggers, the last days on which any kind of place was reported free, or reported.

    `search_name` and `search_text` are what `search_columns` makes of the others: a new row gets
    them by itself, and so does a loaded one that changes; who writes an UPDATE of one of those
    columns sets them, too. Triggers keep the full-text
    index and `search_spelling` equal to `search_text`.

    `company_id` says who keeps the profile. `wants_public` is the switch „Öffentlich“, and
    `is_published` what `domain.publication` makes of it. Every save adds one to `version`;
    `changed_at` and `changed_by` say when and who. What has a `deleted_at` waits in the bin.

    Triggers also keep `rating_votes`, the number of published reviews with stars, and
    `rating_parts`, the sum of what each of them gives on average, in 27,720ths of a star.
    """

    __tablename__ = "facility"
    __table_args__ = (
        UniqueConstraint("source_name", "external_id"),
        CheckConstraint(_one_of("category", Category), name="category_known"),
        CheckConstraint("name <> ''", name="name_not_empty"),
        CheckConstraint("length(postcode) = 5", name="postcode_of_five"),
        CheckConstraint("capacity IS NULL OR capacity > 0", name="capacity_positive"),
        CheckConstraint("service_bits >= 0", name="service_bits_not_negative"),
        CheckConstraint("lat_micro BETWEEN 47000000 AND 56000000", name="lat_in_germany"),
        CheckConstraint("lon_micro BETWEEN 5000000 AND 16000000", name="lon_in_germany"),
        Index(
            "ix_facility_near",
            "category",
            "strip",
            "lon_micro",
            "lat_micro",
            "service_bits",
            "free_on",
            "reported_on",
            sqlite_where=text("is_published = 1"),
            postgresql_where=text("is_published"),
            postgresql_include=["id"],
        ),
        Index(
            "ix_facility_name",
            "category",
            "search_name",
            sqlite_where=text("is_published = 1"),
            postgresql_where=text("is_published"),
        ),
        Index(
            "ix_facility_company",
            "company_id",
            sqlite_where=text("company_id IS NOT NULL"),
            postgresql_where=text("company_id IS NOT NULL"),
        ),
        CheckConstraint("company_id IS NULL OR is_managed", name="company_manages"),
        CheckConstraint("deleted_at IS NULL OR NOT is_published", name="deleted_is_hidden"),
        # Bookmarks and saved results hold the number: it is never given to another facility.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    category: Mapped[str]
    name: Mapped[str]
    traeger: Mapped[str] = mapped_column(default="")
    dachverband: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    house_number: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str]
    city: Mapped[str]
    district: Mapped[str] = mapped_column(default="")
    lat_micro: Mapped[int]
    lon_micro: Mapped[int]
    position_is_exact: Mapped[bool] = mapped_column(default=True)
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    capacity: Mapped[int | None]
    service_bits: Mapped[int] = mapped_column(BigInteger, default=0)
    serves_presumed_area: Mapped[bool] = mapped_column(default=False)
    accepts_inquiries: Mapped[bool] = mapped_column(default=True)
    is_published: Mapped[bool] = mapped_column(default=True)
    is_managed: Mapped[bool] = mapped_column(default=False)
    source_name: Mapped[str] = mapped_column(ForeignKey("data_source.name"))
    external_id: Mapped[str]
    source_on: Mapped[date | None]
    content_hash: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    company_id: Mapped[str | None] = mapped_column(ForeignKey("company.id"), deferred=True)
    wants_public: Mapped[bool] = mapped_column(
        default=True, server_default=text("true"), deferred=True
    )
    version: Mapped[int] = mapped_column(default=1, server_default=text("1"), deferred=True)
    changed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, deferred=True)
    changed_by: Mapped[str] = mapped_column(default="", server_default=text("''"), deferred=True)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime, deferred=True)
    strip: Mapped[int] = mapped_column(
        Computed(f"lat_micro / {STRIP_MICRO}", persisted=True), deferred=True
    )
    free_on: Mapped[date | None] = mapped_column(deferred=True)
    reported_on: Mapped[date | None] = mapped_column(deferred=True)
    # Sorted by code point, as Python sorts.
    search_name: Mapped[str] = mapped_column(
        String().with_variant(String(collation="C"), "postgresql"),
        default=_search_name,
        server_default=text("''"),
        deferred=True,
    )
    search_text: Mapped[str] = mapped_column(
        default=_search_text, server_default=text("''"), deferred=True
    )
    rating_votes: Mapped[int] = mapped_column(default=0, server_default=text("0"), deferred=True)
    rating_parts: Mapped[int] = mapped_column(
        BigInteger, default=0, server_default=text("0"), deferred=True
    )

    availabilities: Mapped[list["Availability"]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="Availability.kind"
    )
    served_postcodes: Mapped[list["ServedPostcode"]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="ServedPostcode.postcode"
    )

    @property
    def point(self) -> Point:
        """Return where it is."""
        return Point.from_micro(self.lat_micro, self.lon_micro)

    @property
    def address_line(self) -> str:
        """Return street and town in one line; the town alone where no street is known."""
        street_line = f"{self.street} {self.house_number}".strip()
        town = f"{self.postcode} {self.city}"
        return f"{street_line}, {town}" if street_line else town

    @property
    def services(self) -> tuple[Service, ...]:
        """Return what it offers, in the order of `Service`."""
        return services_in(bits=self.service_bits)

    @services.setter
    def services(self, services: tuple[Service, ...]) -> None:
        self.service_bits = bits_of(services=services)


@event.listens_for(Facility, "before_update")
def _renew_words(_mapper: Mapper[Facility], _connection: Connection, facility: Facility) -> None:
    """Let a facility be found by what is said of it from now on."""
    columns = inspect(facility).attrs
    if not any(columns[name].history.has_changes() for name in SAID):
        return
    said = {name: getattr(facility, name) for name in SAID}
    for name, words in search_columns(row=said).items():
        setattr(facility, name, words)
        flag_modified(facility, name)


class Availability(Base):
    """The light of one kind of place of a facility.

    `weekdays` are the days on which Tagespflege has room (`Weekday.bit`); 0 is not stated.
    """

    __tablename__ = "availability"
    __table_args__ = (
        CheckConstraint(_one_of("kind", KindOfPlace), name="kind_known"),
        CheckConstraint(_one_of("light", Light), name="light_known"),
        CheckConstraint("places IS NULL OR places >= 0", name="places_not_negative"),
    )

    facility_id: Mapped[int] = mapped_column(
        ForeignKey("facility.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(primary_key=True)
    light: Mapped[str]
    places: Mapped[int | None]
    free_from: Mapped[date | None]
    confirmed_on: Mapped[date | None]
    weekdays: Mapped[int] = mapped_column(server_default=text("0"))


class ServedPostcode(Base):
    """A postcode in which an ambulatory facility works.

    `service_bits` are those of the facility; triggers keep them equal.
    """

    __tablename__ = "served_postcode"
    __table_args__ = (
        CheckConstraint("length(postcode) = 5", name="postcode_of_five"),
        {"sqlite_with_rowid": False},
    )

    postcode: Mapped[str] = mapped_column(primary_key=True)
    facility_id: Mapped[int] = mapped_column(
        ForeignKey("facility.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    service_bits: Mapped[int] = mapped_column(BigInteger, server_default=text("0"), deferred=True)
