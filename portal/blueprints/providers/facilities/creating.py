"""„Einrichtung erstellen“: the kind first, then name and address, and the draft is there."""

import secrets
from collections.abc import Callable

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.directory.basics import Draft, read_line, read_location
from portal.domain.directory.locating import Location, presumed_area
from portal.domain.matching.category import Category
from portal.domain.profiles.housing import AgeFeature, Shape
from portal.services.facilities.create_own import create_own
from portal.values.errors import Invalid
from portal.web import clock, content
from portal.web.company import acting, actor
from portal.web.form_fields import Field, FieldKind, Group, Reading, Typed, problem_of, read_typed
from portal.web.named_problem import NamedProblem
from portal.web.pages import page
from portal.web.transactions import writing

KEY, KEY_CHARACTERS = "schluessel", 32
NAME = Field(
    name="name",
    label="Name der Einrichtung",
    hint="So, wie Suchende ihn kennen.",
    needed="Bitte geben Sie den Namen der Einrichtung ein.",
    autocomplete="organization",
)
ADDRESS = (
    Field(name="strasse", label="Straße", autocomplete="address-line1"),
    Field(name="hausnummer", label="Hausnummer", most=20),
    Field(
        name="plz",
        label="Postleitzahl",
        hint="Fünf Ziffern, zum Beispiel 50667.",
        most=5,
        needed="Bitte geben Sie die Postleitzahl ein, zum Beispiel 50667.",
        autocomplete="postal-code",
    ),
    Field(
        name="ort",
        label="Ort",
        hint="Leer gelassen, nehmen wir den Ort der Postleitzahl.",
        autocomplete="address-level2",
    ),
)
CONFIRM, CONFIRMED = "bestaetigt", "ja"
SHAPES = (
    (
        Shape.EINHEIT.value,
        "Wohneinheit: eine einzelne altersgerechte Wohnung",
    ),
    (
        Shape.ANLAGE.value,
        "Wohnanlage: ein Gebäudekomplex mit mehreren altersgerechten Wohnungen",
    ),
)
SHAPE_FIELD = Field(
    name="form",
    label="Was bieten Sie an?",
    kind=FieldKind.CHOICE,
    options=SHAPES,
    hint=(
        "Wenn in Ihrer Wohnanlage mehrere einzelne Wohneinheiten frei sind, empfehlen wir, eine"
        " Wohnanlage anzulegen."
    ),
    needed="Bitte wählen Sie, ob es eine Wohneinheit oder eine Wohnanlage ist.",
)
AGE_FIELD = Field(
    name="merkmal",
    label="Was macht die Wohnung altersgerecht?",
    kind=FieldKind.TICKS,
    options=tuple((one.name.lower(), one.value) for one in AgeFeature),
    hint="Mindestens ein Punkt muss zutreffen.",
    needed="Bitte wählen Sie mindestens einen Punkt, der die Wohnung altersgerecht macht.",
)
CONFIRM_FIELD = Field(
    name=CONFIRM,
    label="Ihre Bestätigung",
    kind=FieldKind.TICKS,
    options=((CONFIRMED, "Ich bestätige, dass die gewählten Punkte zutreffen."),),
    needed="Bitte setzen Sie das Häkchen bei „Ich bestätige“.",
)
_NOWHERE = "Diese Postleitzahl gibt es nicht. Bitte prüfen Sie die fünf Ziffern."
_NO_LINE = (
    "Bitte schreiben Sie hier nur Wörter und Zahlen, ohne spitze Klammern und ohne = am Anfang."
)


def form_groups(*, category: Category) -> tuple[Group, ...]:
    """Return what the form asks for; of housing first what makes it fit for old age."""
    basics = (Group(fields=(NAME,)), Group(legend="Anschrift", fields=ADDRESS, is_narrow=True))
    if category is not Category.WOHNEN:
        return basics
    return (Group(fields=(AGE_FIELD, CONFIRM_FIELD, SHAPE_FIELD)), *basics)


def show_form(*, category: Category) -> Response:
    """Show the empty form."""
    return _show(category, typed={}, key=new_key())


def create(*, category: Category) -> AnyResponse:
    """Store the draft and lead to it, or show what is wrong."""
    reading = read_typed(form=request.form, groups=form_groups(category=category))
    draft = read_draft(reading, category)
    key = sent_key()
    if draft is None:
        return _show(category, typed=reading.typed, key=key, problems=tuple(reading.problems))
    company_id, who = acting().company_id, actor()
    with writing() as session:
        facility_id = create_own(
            session,
            company_id=company_id,
            key=key,
            draft=draft,
            actor=who,
            today=clock.today(),
            now=clock.now(),
        )
    return redirect(
        url_for("providers.sections.index", facility_id=facility_id, fertig="angelegt"), 303
    )


def sent_key() -> str:
    """Return the random key of the form that was sent; a new one in place of what is none."""
    key = request.form.get(KEY, "")
    is_one = len(key) == KEY_CHARACTERS and set(key) <= set("0123456789abcdef")
    return key if is_one else new_key()


def new_key() -> str:
    """Return a key for a form: sent twice with it, the form creates one facility."""
    return secrets.token_hex(KEY_CHARACTERS // 2)


def read_draft(reading: Reading, category: Category) -> Draft | None:
    """Return the draft that was typed; None if something is wrong, which `reading` then names."""
    lines = {
        name: reading.take(name, _line(name), _NO_LINE, "")
        for name in ("name", "strasse", "hausnummer")
    }
    location = read_address(reading)
    if reading.problems or location is None:
        return None
    is_ambulant = category is Category.AMBULANT
    places = content.current().gazetteer
    return Draft(
        category=category,
        name=lines["name"],
        street=lines["strasse"],
        house_number=lines["hausnummer"],
        location=location,
        served=presumed_area(location=location, places=places) if is_ambulant else (),
        shape=Shape(reading.text("form")),
        age_features=tuple(AgeFeature[one.upper()] for one in reading.all("merkmal")),
    )


def read_address(reading: Reading) -> Location | None:
    """Return where the address is; None if that is unknown, which `reading` then names."""
    try:
        return read_location(
            postcode=reading.text("plz"),
            city=reading.text("ort"),
            places=content.current().gazetteer,
        )
    except Invalid as problem:
        reading.refuse(problem.field, _NOWHERE if problem.field == "plz" else _NO_LINE)
        return None


def _line(name: str) -> Callable[[str], str]:
    return lambda text: read_line(field=name, text=text)


def _show(
    category: Category, *, typed: Typed, key: str, problems: tuple[NamedProblem, ...] = ()
) -> Response:
    return page(
        "providers/facilities/new.html",
        status=422 if problems else 200,
        category=category,
        groups=form_groups(category=category),
        typed=typed,
        problems=problems,
        problem_of=problem_of(problems=problems),
        key=key,
    )
