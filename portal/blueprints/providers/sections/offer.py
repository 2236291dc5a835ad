"""„Leistungen“, „Sprachen“ and, for housing, „Wohnform“."""

from dataclasses import replace

from portal.blueprints.providers.facilities.creating import (
    AGE_FIELD,
    CONFIRM,
    CONFIRM_FIELD,
    CONFIRMED,
    SHAPE_FIELD,
)
from portal.blueprints.providers.sections.part import NO_LINE, Part, held
from portal.domain.directory.basics import read_line
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, bits_of
from portal.domain.profiles.content import Section
from portal.domain.profiles.housing import AgeFeature, Shape
from portal.domain.profiles.saving import PartChange, stated
from portal.queries.own_profiles import OwnProfile
from portal.values.errors import Invalid
from portal.web import clock
from portal.web.form_fields import Field, FieldKind, Group, Reading, Typed

_LANGUAGE, _TRAIT = "SPRACHE_", "MERKMAL_"
_LANGUAGES = tuple(one for one in Service if one.name.startswith(_LANGUAGE))
_MOST_LANGUAGES = 10
_MORE_LANGUAGES = Field(
    name="weitere",
    label="Weitere Sprachen",
    hint="Getrennt durch Komma, zum Beispiel Dänisch, Gebärdensprache.",
)


def _offered(profile: OwnProfile) -> tuple[Service, ...]:
    wanted = {profile.own.category, None}
    return tuple(
        one for one in Service if one.category in wanted and not one.name.startswith(_LANGUAGE)
    )


def _options(services: tuple[Service, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((one.name.lower(), one.value) for one in services)


def _service_groups(profile: OwnProfile) -> tuple[Group, ...]:
    offered = _offered(profile)
    own = tuple(one for one in offered if not one.name.startswith(_TRAIT))
    traits = tuple(one for one in offered if one.name.startswith(_TRAIT))
    return (
        Group(
            fields=(
                Field(
                    name="leistung",
                    label="Was bieten Sie an?",
                    kind=FieldKind.TICKS,
                    options=_options(own),
                ),
                Field(
                    name="merkmal",
                    label="Was gilt außerdem?",
                    kind=FieldKind.TICKS,
                    options=_options(traits),
                ),
            )
        ),
    )


def _names(services: tuple[Service, ...]) -> tuple[str, ...]:
    return tuple(one.name.lower() for one in services)


def _stored_services(profile: OwnProfile) -> Typed:
    chosen = tuple(one for one in profile.services if one in _offered(profile))
    return {
        "leistung": _names(tuple(one for one in chosen if not one.name.startswith(_TRAIT))),
        "merkmal": _names(tuple(one for one in chosen if one.name.startswith(_TRAIT))),
    }


def _read_services(reading: Reading, profile: OwnProfile) -> PartChange:
    chosen = (Service[name.upper()] for name in (*reading.all("leistung"), *reading.all("merkmal")))
    kept = (one for one in profile.services if one not in _offered(profile))
    return PartChange(
        part="Leistungen",
        content=profile.content,
        columns={"service_bits": bits_of(services=(*chosen, *kept))},
    )


def _language_groups(_profile: OwnProfile) -> tuple[Group, ...]:
    field = Field(
        name="sprache",
        label="Welche Sprachen sprechen Sie neben Deutsch?",
        kind=FieldKind.TICKS,
        options=_options(_LANGUAGES),
    )
    return (Group(fields=(field, _MORE_LANGUAGES)),)


def _stored_languages(profile: OwnProfile) -> Typed:
    return {
        "sprache": _names(tuple(one for one in profile.services if one in _LANGUAGES)),
        "weitere": held(", ".join(profile.content.languages)),
    }


def _read_languages(reading: Reading, profile: OwnProfile) -> PartChange:
    chosen = (Service[name.upper()] for name in reading.all("sprache"))
    kept = (one for one in profile.services if one not in _LANGUAGES)
    none: tuple[str, ...] = ()
    languages = reading.take("weitere", _listed, NO_LINE, none)
    return PartChange(
        part="Sprachen",
        content=replace(profile.content, languages=languages),
        columns={"service_bits": bits_of(services=(*chosen, *kept))},
    )


def _listed(text: str) -> tuple[str, ...]:
    parts = (read_line(field="weitere", text=part) for part in text.split(","))
    found = tuple(dict.fromkeys(part for part in parts if part))
    if len(found) > _MOST_LANGUAGES:
        raise Invalid("weitere", "too_many")
    return found


def _stored_housing(profile: OwnProfile) -> Typed:
    content = profile.content
    return {
        "merkmal": tuple(one.name.lower() for one in content.age_features),
        "form": held(content.housing_shape.value),
        CONFIRM: (),
    }


def _read_housing(reading: Reading, profile: OwnProfile) -> PartChange:
    shape = reading.text("form")
    if shape == Shape.EINHEIT and profile.units > 1:
        reading.refuse(
            "form",
            "Es sind mehrere Wohnungen eingetragen, also ist es eine Wohnanlage. Löschen Sie zuerst"
            " die übrigen Wohnungen.",
        )
    is_confirmed = reading.text(CONFIRM) == CONFIRMED
    changed = replace(
        profile.content,
        housing_shape=Shape(shape) if shape in set(Shape) else Shape.UNKNOWN,
        age_features=tuple(AgeFeature[name.upper()] for name in reading.all("merkmal")),
        age_confirmed_at=clock.now() if is_confirmed else None,
    )
    return PartChange(
        part="Wohnform",
        content=stated(content=changed, section=Section.WOHNEN, today=clock.today()),
    )


SERVICES = Part(
    key="leistungen",
    title="Leistungen",
    effect="Mit Leistungen werden Sie gefunden: Suche und Robin fragen danach.",
    groups=_service_groups,
    stored=_stored_services,
    read=_read_services,
    is_filled=lambda profile: any(one in _offered(profile) for one in profile.services),
)
LANGUAGES = Part(
    key="sprachen",
    title="Sprachen",
    effect="Mit Sprachen finden Sie Familien, die nicht zuerst Deutsch sprechen.",
    groups=_language_groups,
    stored=_stored_languages,
    read=_read_languages,
    is_filled=lambda profile: bool(
        profile.content.languages or any(one in _LANGUAGES for one in profile.services)
    ),
)
HOUSING = Part(
    key="wohnform",
    title="Wohnform und altersgerechte Merkmale",
    effect="Ohne diese Bestätigung wissen Suchende nicht, ob die Wohnung zu ihnen passt.",
    groups=lambda _profile: (Group(fields=(AGE_FIELD, CONFIRM_FIELD, SHAPE_FIELD)),),
    stored=_stored_housing,
    read=_read_housing,
    is_filled=lambda profile: profile.content.age_confirmed_at is not None,
    categories=frozenset({Category.WOHNEN}),
)
