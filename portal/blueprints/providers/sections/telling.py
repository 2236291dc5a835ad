"""„Ansprechpartner“, „Beschreibung“ and „Verkehrsanbindung“."""

from dataclasses import replace

from portal.blueprints.providers.sections.general import WAYS
from portal.blueprints.providers.sections.part import Part, held, line
from portal.domain.directory.basics import read_way
from portal.domain.profiles.content import LONGEST_TEXT, Person, Section
from portal.domain.profiles.rich_text import (
    LONGEST,
    RichText,
    read_rich_text,
    write_rich_text,
)
from portal.domain.profiles.saving import PartChange, stated
from portal.queries.own_profiles import OwnProfile
from portal.web import clock
from portal.web.form_fields import Field, FieldKind, Group, Reading, Typed

_PERSON = (
    Field(name="person_name", label="Name", autocomplete="off"),
    Field(name="person_aufgabe", label="Aufgabe", hint="Zum Beispiel Pflegedienstleitung."),
    Field(name="person_telefon", label="Telefon", type="tel", most=60),
    Field(name="person_email", label="E-Mail-Adresse", type="email", most=254),
)
_DESCRIPTION = Field(
    name="beschreibung",
    label="Was sollen Familien über Sie wissen?",
    kind=FieldKind.AREA,
    most=LONGEST,
    rows=12,
    hint=(
        "Eine leere Zeile beginnt einen neuen Absatz. Wenn Sie HTML kennen: <strong>, <em>,"
        " <h3>, <ul> und <li> gehen auch. Alles andere bleibt einfacher Text."
    ),
)
_TRANSPORT = Field(
    name="verkehr",
    label="Wie kommt man zu Ihnen?",
    kind=FieldKind.AREA,
    most=LONGEST_TEXT,
    hint="Zum Beispiel: Bus 12 bis Lindenweg, von dort drei Minuten zu Fuß. Parkplätze im Hof.",
)


def _stored_person(profile: OwnProfile) -> Typed:
    person = profile.content.person
    return {
        "person_name": held(person.name),
        "person_aufgabe": held(person.role),
        "person_telefon": held(person.phone),
        "person_email": held(person.email),
    }


def _read_person(reading: Reading, profile: OwnProfile) -> PartChange:
    phone = reading.take(
        "person_telefon", lambda text: read_way(field="telefon", text=text), WAYS["telefon"], ""
    )
    email = reading.take(
        "person_email", lambda text: read_way(field="email", text=text), WAYS["email"], ""
    )
    person = Person(
        name=line(reading, "person_name"),
        role=line(reading, "person_aufgabe"),
        phone=phone,
        email=email,
    )
    if person != Person() and not person.name:
        reading.refuse("person_name", "Bitte nennen Sie auch den Namen der Person.")
    changed = replace(profile.content, person=person)
    return PartChange(
        part="Ansprechpartner",
        content=stated(content=changed, section=Section.PERSON, today=clock.today()),
    )


def _read_description(reading: Reading, profile: OwnProfile) -> PartChange:
    nothing: RichText = ()
    description = reading.take(
        "beschreibung",
        lambda text: read_rich_text(text=text),
        f"Bitte kürzen Sie die Beschreibung auf höchstens {LONGEST} Zeichen.",
        nothing,
    )
    changed = replace(profile.content, description=description)
    return PartChange(
        part="Beschreibung",
        content=stated(content=changed, section=Section.BESCHREIBUNG, today=clock.today()),
    )


def _read_transport(reading: Reading, profile: OwnProfile) -> PartChange:
    changed = replace(profile.content, transport=" ".join(reading.text("verkehr").split()))
    return PartChange(
        part="Verkehrsanbindung",
        content=stated(content=changed, section=Section.VERKEHR, today=clock.today()),
    )


PERSON = Part(
    key="ansprechpartner",
    title="Ansprechpartner",
    effect="Mit einem Namen wissen Familien, wen sie anrufen, und rufen eher an.",
    groups=lambda _profile: (Group(fields=_PERSON),),
    stored=_stored_person,
    read=_read_person,
    is_filled=lambda profile: bool(profile.content.person.name),
)
DESCRIPTION = Part(
    key="beschreibung",
    title="Beschreibung",
    effect="Mit einer Beschreibung merken Familien, ob Ihre Einrichtung zu ihnen passt.",
    groups=lambda _profile: (Group(fields=(_DESCRIPTION,)),),
    stored=lambda profile: {
        "beschreibung": held(write_rich_text(text=profile.content.description))
    },
    read=_read_description,
    is_filled=lambda profile: bool(profile.content.description),
)
TRANSPORT = Part(
    key="verkehrsanbindung",
    title="Verkehrsanbindung",
    effect="Mit der Verkehrsanbindung sehen Angehörige, wie sie zu Besuch kommen.",
    groups=lambda _profile: (Group(fields=(_TRANSPORT,)),),
    stored=lambda profile: {"verkehr": held(profile.content.transport)},
    read=_read_transport,
    is_filled=lambda profile: bool(profile.content.transport),
)
