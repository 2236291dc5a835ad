"""„Allgemeine Angaben“ and „Einzugsgebiet“."""

import re
from collections.abc import Callable

from portal.blueprints.providers.facilities.creating import ADDRESS, NAME, read_address
from portal.blueprints.providers.sections.part import Part, held, line
from portal.domain.directory.basics import location_columns, read_size, read_way
from portal.domain.directory.locating import Location, presumed_area
from portal.domain.matching.category import Category
from portal.domain.profiles.saving import PartChange
from portal.queries.own_profiles import OwnProfile
from portal.values.geo import Point
from portal.web import content
from portal.web.form_fields import Field, FieldKind, Group, Reading, Typed

COLUMNS = {
    "name": "name",
    "traeger": "traeger",
    "dachverband": "dachverband",
    "strasse": "street",
    "hausnummer": "house_number",
    "ortsteil": "district",
    "telefon": "phone",
    "email": "email",
    "internet": "website",
}
"""The column of each field that holds one line."""
WAYS = {
    "telefon": "Bitte geben Sie eine Telefonnummer ein, zum Beispiel 03871 12345.",
    "email": "Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel kontakt@example.org.",
    "internet": "Bitte geben Sie eine Internetadresse ein, zum Beispiel www.example.org.",
}
_SIZE = "Bitte geben Sie eine ganze Zahl bis 10.000 ein, oder lassen Sie das Feld leer."
_INQUIRIES = Field(
    name="anfragen",
    label="Möchten Sie Anfragen erhalten?",
    kind=FieldKind.CHOICE,
    options=(
        ("ja", "Ja, Suchende können uns hier anfragen"),
        ("nein", "Nein, keine Anfragen: es werden nur unsere Kontaktdaten gezeigt"),
    ),
    needed="Bitte wählen Sie, ob Sie Anfragen erhalten möchten.",
)
_HOLDER = (
    Field(name="traeger", label="Träger", hint="Wer die Einrichtung betreibt."),
    Field(name="dachverband", label="Dachverband", hint="Zum Beispiel Caritas oder AWO."),
)
_DISTRICT = Field(name="ortsteil", label="Ortsteil")
_CONTACT = (
    Field(name="telefon", label="Telefon", type="tel", autocomplete="tel", most=60),
    Field(name="email", label="E-Mail-Adresse", type="email", autocomplete="email", most=254),
    Field(name="internet", label="Internetseite", autocomplete="url"),
)
_POSTCODE = re.compile(r"[0-9]{5}")
MOST_SERVED = 1_000
_AREA = Field(
    name="gebiet",
    label="Postleitzahlen, in die Sie kommen",
    kind=FieldKind.AREA,
    most=7_000,
    rows=6,
    hint=(
        "Getrennt durch Leerzeichen, Komma oder neue Zeile. Leer gelassen, nehmen wir alle"
        " Postleitzahlen im Umkreis von 15 km an und sagen das auch dazu."
    ),
)


def _groups(profile: OwnProfile) -> tuple[Group, ...]:
    has_places = profile.own.category is not Category.AMBULANT
    label = "Wohnungen insgesamt" if profile.own.category is Category.WOHNEN else "Plätze insgesamt"
    size = (Field(name="kapazitaet", label=label, most=6),) if has_places else ()
    return (
        Group(fields=(NAME, *_HOLDER)),
        Group(legend="Anschrift", fields=(*ADDRESS, _DISTRICT), is_narrow=True),
        Group(legend="Kontakt", fields=_CONTACT),
        Group(fields=(*size, _INQUIRIES)),
    )


def _stored(profile: OwnProfile) -> Typed:
    columns = profile.columns
    return {
        **{name: held(columns[column]) for name, column in COLUMNS.items()},
        "plz": held(columns["postcode"]),
        "ort": held(columns["city"]),
        "kapazitaet": held(str(columns["capacity"] or "")),
        "anfragen": ("ja" if columns["accepts_inquiries"] else "nein",),
    }


def _read(reading: Reading, profile: OwnProfile) -> PartChange:
    lines = {
        column: _way(reading, name) if name in WAYS else line(reading, name)
        for name, column in COLUMNS.items()
    }
    capacity = reading.take("kapazitaet", _size, _SIZE, None)
    location = read_address(reading)
    columns = {**lines, "accepts_inquiries": reading.text("anfragen") != "nein"}
    if profile.own.category is not Category.AMBULANT:
        columns["capacity"] = capacity
    if location is None or not _has_moved(profile, lines, location):
        town = {"city": location.city} if location else {}
        return PartChange(
            part="Allgemeine Angaben", content=profile.content, columns={**columns, **town}
        )
    return PartChange(
        part="Allgemeine Angaben",
        content=profile.content,
        columns={**columns, **location_columns(location=location)},
        served=_presumed(location) if profile.columns["serves_presumed_area"] else None,
    )


def _has_moved(profile: OwnProfile, lines: dict[str, str], location: Location) -> bool:
    """Say whether it is somewhere else now; then an exact position is not its own any more."""
    new = (lines["street"], lines["house_number"], location.postcode)
    return new != tuple(profile.columns[one] for one in ("street", "house_number", "postcode"))


def _way(reading: Reading, name: str) -> str:
    return reading.take(name, _way_reader(name), WAYS[name], "")


def _way_reader(name: str) -> Callable[[str], str]:
    return lambda text: read_way(field=name, text=text)


def _size(text: str) -> int | None:
    return read_size(field="kapazitaet", text=text)


def _presumed(location: Location) -> tuple[str, ...]:
    return presumed_area(location=location, places=content.current().gazetteer)


def _stored_area(profile: OwnProfile) -> Typed:
    is_presumed = profile.columns["serves_presumed_area"]
    return {"gebiet": () if is_presumed else held(" ".join(profile.served))}


def _read_area(reading: Reading, profile: OwnProfile) -> PartChange:
    typed = tuple(dict.fromkeys(re.split(r"[\s,;]+", reading.text("gebiet").strip())))
    wanted = tuple(part for part in typed if part)
    places = content.current().gazetteer
    unknown = [
        part
        for part in wanted
        if not _POSTCODE.fullmatch(part) or places.by_postcode(postcode=part) is None
    ]
    if unknown:
        named = ", ".join(part[:20] for part in unknown[:5])
        reading.refuse("gebiet", f"Diese Postleitzahlen gibt es nicht: {named}.")
    if len(wanted) > MOST_SERVED:
        reading.refuse("gebiet", "Bitte nennen Sie höchstens 1.000 Postleitzahlen.")
    return PartChange(
        part="Einzugsgebiet",
        content=profile.content,
        columns={"serves_presumed_area": not wanted},
        served=tuple(sorted(wanted)) or _presumed(_location(profile)),
    )


def _location(profile: OwnProfile) -> Location:
    columns = profile.columns
    return Location(
        postcode=columns["postcode"],
        city=columns["city"],
        point=Point.from_micro(columns["lat_micro"], columns["lon_micro"]),
        is_exact=columns["position_is_exact"],
    )


GENERAL = Part(
    key="allgemein",
    title="Allgemeine Angaben",
    effect="Mit Telefon und E-Mail erreichen Familien Sie auf dem Weg, der ihnen liegt.",
    groups=_groups,
    stored=_stored,
    read=_read,
    is_filled=lambda profile: bool(profile.columns["phone"] and profile.columns["email"]),
)
AREA = Part(
    key="einzugsgebiet",
    title="Einzugsgebiet",
    effect="Mit Ihrem Einzugsgebiet finden Sie nur Familien, zu denen Sie auch kommen.",
    groups=lambda _profile: (Group(fields=(_AREA,)),),
    stored=_stored_area,
    read=_read_area,
    is_filled=lambda profile: not profile.columns["serves_presumed_area"],
    categories=frozenset({Category.AMBULANT}),
)
