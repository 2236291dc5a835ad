"""All that a provider tells about a facility, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from portal.domain.accounts.email_address import AddressInvalid, read_address
from portal.domain.matching.category import Category
from portal.domain.profiles.hours import Hours, check_hours, hours_from_rows, hours_to_rows
from portal.domain.profiles.housing import AgeFeature, Shape
from portal.domain.profiles.prices import (
    NO_PRICES,
    Prices,
    check_prices,
    prices_from_rows,
    prices_to_rows,
)
from portal.domain.profiles.rich_text import (
    RichText,
    rich_text_from_rows,
    rich_text_to_rows,
)
from portal.domain.profiles.video import check_video
from portal.values.errors import Invalid

LONGEST_LINE = 200
LONGEST_TEXT = 1_000
_MEANS_MORE_IN_A_LINK = frozenset("?&%# ")
"""RFC 6068: behind „mailto:“ they begin further fields or stand for other characters."""


class Section(StrEnum):
    """A part of the form, which is stated as a whole; the value is stored."""

    PERSON = "person"
    SPRECHZEITEN = "sprechzeiten"
    BESCHREIBUNG = "beschreibung"
    BESONDERHEITEN = "besonderheiten"
    VERKEHR = "verkehr"
    PREISE = "preise"
    ZIMMER = "zimmer"
    ZERTIFIKATE = "zertifikate"
    WOHNEN = "wohnen"


_SECTIONS = {section.value: section for section in Section}


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to ask for; "" is what is not stated."""

    name: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Rooms:
    """How many rooms of which kind a house has; None is what is not stated."""

    single: int | None = None
    double: int | None = None
    with_bath: int | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """A certificate, with the last day on which it is valid if that is stated."""

    name: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileContent:
    """What one form holds; empty is what its provider did not state.

    Args:
        features: the Besonderheiten, most important first.
        languages: languages besides those that are services.
        transport: how to get there, one paragraph.
        age_confirmed_at: when somebody confirmed the `age_features`.
        stated_on: for each section the day on which the provider last stated it.
    """

    person: Person = Person()
    hours: Hours = field(default_factory=dict)
    description: RichText = ()
    features: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    transport: str = ""
    prices: Prices = NO_PRICES
    rooms: Rooms = Rooms()
    awards: tuple[Award, ...] = ()
    housing_shape: Shape = Shape.UNKNOWN
    age_features: tuple[AgeFeature, ...] = ()
    age_confirmed_at: datetime | None = None
    video_url: str = ""
    stated_on: Mapping[Section, date] = field(default_factory=dict)

    @property
    def last_stated_on(self) -> date | None:
        """Return the day on which the provider last stated anything; None if none is known."""
        return max(self.stated_on.values(), default=None)


def check_content(*, content: ProfileContent, category: Category) -> None:
    """Refuse what must not be stored; description and video are checked where they are read.

    Raises:
        Invalid: names the field; code "too_long", "empty", "line", "address" or that of its own
            check.
    """
    person = content.person
    for name, line in (
        ("contact_name", person.name),
        ("contact_role", person.role),
        ("contact_phone", person.phone),
        ("contact_email", person.email),
    ):
        _check_line(name, line)
    if person.email:
        _check_address(person.email)
    listed = {
        "features": content.features,
        "languages": content.languages,
        "certificates": tuple(one.name for one in content.awards),
    }
    for name, lines in listed.items():
        for line in lines:
            if not line.strip():
                raise Invalid(name, "empty")
            _check_line(name, line)
    if len(content.transport) > LONGEST_TEXT:
        raise Invalid("transport", "too_long")
    check_hours(hours=content.hours)
    check_prices(prices=content.prices, category=category)
    if content.video_url:
        check_video(url=content.video_url)


def _check_line(name: str, line: str) -> None:
    if len(line) > LONGEST_LINE:
        raise Invalid(name, "too_long")
    if not line.isprintable():
        raise Invalid(name, "line")


def _check_address(email: str) -> None:
    """Refuse what is no address, and one that would say more than whom to write to."""
    if not _MEANS_MORE_IN_A_LINK.isdisjoint(email):
        raise Invalid("contact_email", "address")
    try:
        read_address(text=email)
    except AddressInvalid:
        raise Invalid("contact_email", "address") from None


def content_to_columns(*, content: ProfileContent) -> dict[str, Any]:
    """Return the columns in which it is stored, by name."""
    person, rooms = content.person, content.rooms
    return {
        "description": rich_text_to_rows(text=content.description),
        "contact_name": person.name,
        "contact_role": person.role,
        "contact_phone": person.phone,
        "contact_email": person.email,
        "hours": hours_to_rows(hours=content.hours),
        "features": list(content.features),
        "languages": list(content.languages),
        "transport": content.transport,
        "prices": prices_to_rows(prices=content.prices),
        "rooms": {"single": rooms.single, "double": rooms.double, "with_bath": rooms.with_bath},
        "certificates": [
            [one.name, one.until.isoformat() if one.until else ""] for one in content.awards
        ],
        "housing_shape": content.housing_shape.value,
        "age_features": [one.name for one in content.age_features],
        "age_confirmed_at": content.age_confirmed_at,
        "video_url": content.video_url,
        "stated_on": {section.value: day.isoformat() for section, day in content.stated_on.items()},
    }


def content_from_columns(*, columns: Mapping[str, Any]) -> ProfileContent:
    """Return what is stored, given the columns by name."""
    return ProfileContent(
        person=Person(
            columns["contact_name"],
            columns["contact_role"],
            columns["contact_phone"],
            columns["contact_email"],
        ),
        hours=hours_from_rows(rows=columns["hours"]),
        description=rich_text_from_rows(rows=columns["description"]),
        features=tuple(columns["features"]),
        languages=tuple(columns["languages"]),
        transport=columns["transport"],
        prices=prices_from_rows(rows=columns["prices"]),
        rooms=Rooms(**columns["rooms"]),
        awards=tuple(
            Award(name, date.fromisoformat(until) if until else None)
            for name, until in columns["certificates"]
        ),
        housing_shape=Shape(columns["housing_shape"]),
        age_features=tuple(AgeFeature[name] for name in columns["age_features"]),
        age_confirmed_at=columns["age_confirmed_at"],
        video_url=columns["video_url"],
        stated_on={
            _SECTIONS[section]: date.fromisoformat(day)
            for section, day in columns["stated_on"].items()
        },
    )
