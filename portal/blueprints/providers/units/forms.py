"""What a flat holds, as its form asks for it."""

import re
from collections.abc import Callable

from portal.domain.availability.light import Light
from portal.domain.directory.basics import read_line
from portal.domain.profiles.housing import Certificate, Tenure, Unit
from portal.values.errors import Invalid
from portal.values.money import Money
from portal.web import clock
from portal.web.form_fields import Field, FieldKind, Group, Reading, Typed
from portal.web.typed_amounts import amount_words, read_amount, read_optional_day
from portal.web.typed_values import read_number

HIGHEST_CENTS = 1_000_000_000
_YES_NO = (("ja", "Ja"), ("nein", "Nein"))
_YES = {"ja": True, "nein": False}
_AMOUNT = "Bitte geben Sie einen Betrag in Euro ein, zum Beispiel 850 oder 1.234,50."
_ROOMS = "Bitte geben Sie die Zahl der Zimmer in ganzen oder halben ein, zum Beispiel 2,5."
_SPACE = "Bitte geben Sie die Wohnfläche in Quadratmetern ein, zum Beispiel 54,75."
_WHOLE = "Bitte geben Sie eine ganze Zahl ein, oder lassen Sie das Feld leer."
_YEAR = "Bitte geben Sie ein Jahr mit vier Ziffern ein, zum Beispiel 1998."
_DAY = "Bitte geben Sie den Tag im Format TT.MM.JJJJ ein, zum Beispiel 01.05.2027."
_LINE = "Bitte schreiben Sie hier nur Wörter und Zahlen, ohne spitze Klammern."
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_FLOORS = range(-3, 100)
_HIGHEST_KWH, _HIGHEST_DM2, _MOST_HALVES = 1_000, 100_000, 60
_INTEGER = re.compile(r"-?[0-9]{1,4}")

GROUPS = (
    Group(
        fields=(
            Field(
                name="bezeichnung",
                label="Bezeichnung",
                hint="Zum Beispiel Wohnung 3 oder Erdgeschoss links.",
                most=100,
                needed="Bitte geben Sie der Wohnung eine Bezeichnung.",
            ),
            Field(
                name="angebot",
                label="Miete oder Kauf?",
                kind=FieldKind.CHOICE,
                options=((Tenure.MIETE.value, "Zur Miete"), (Tenure.KAUF.value, "Zum Kauf")),
                needed="Bitte wählen Sie, ob die Wohnung zur Miete oder zum Kauf steht.",
            ),
            Field(
                name="ampel",
                label="Ist sie frei?",
                kind=FieldKind.CHOICE,
                options=(
                    (Light.FREI.value, "Frei"),
                    (Light.AUF_ANFRAGE.value, "Auf Anfrage"),
                    (Light.BELEGT.value, "Belegt"),
                ),
                needed="Bitte wählen Sie, ob die Wohnung frei ist.",
            ),
            Field(name="frei_ab", label="Verfügbar ab", hint="Ein Tag wie 24.12.2027.", most=10),
        )
    ),
    Group(
        legend="Kosten in Euro",
        is_narrow=True,
        fields=(
            Field(name="preis", label="Miete im Monat oder Kaufpreis", most=16),
            Field(name="nebenkosten", label="Nebenkosten im Monat", most=16),
            Field(name="hausgeld", label="Hausgeld im Monat", hint="Nur bei Kauf.", most=16),
            Field(name="provision", label="Provision", hint="Zum Beispiel 3,57 %.", most=100),
        ),
    ),
    Group(
        fields=(
            Field(
                name="enthalten",
                label="Sind die Nebenkosten in der Miete enthalten?",
                kind=FieldKind.CHOICE,
                options=_YES_NO,
            ),
        )
    ),
    Group(
        legend="Größe und Haus",
        is_narrow=True,
        fields=(
            Field(name="zimmer", label="Zimmer", most=5),
            Field(name="flaeche", label="Wohnfläche in m²", most=8),
            Field(name="etage", label="Etage", hint="0 ist das Erdgeschoss.", most=3),
            Field(name="baujahr", label="Baujahr", most=4),
            Field(name="saniert", label="Saniert im Jahr", most=4),
            Field(name="energiewert", label="Energie in kWh je m² und Jahr", most=4),
        ),
    ),
    Group(
        fields=(
            Field(
                name="energieausweis",
                label="Welcher Energieausweis liegt vor?",
                kind=FieldKind.CHOICE,
                options=(
                    (Certificate.BEDARF.value, "Bedarfsausweis"),
                    (Certificate.VERBRAUCH.value, "Verbrauchsausweis"),
                ),
            ),
            Field(
                name="wbs",
                label="Ist ein Wohnberechtigungsschein nötig?",
                kind=FieldKind.CHOICE,
                options=_YES_NO,
            ),
        )
    ),
)


def unit_as_typed(*, unit: Unit) -> Typed:
    """Return what stands in the form of a stored flat."""
    texts = {
        "bezeichnung": unit.name,
        "angebot": unit.tenure.value,
        "ampel": "" if unit.light is Light.UNBEKANNT else unit.light.value,
        "frei_ab": f"{unit.free_from:%d.%m.%Y}" if unit.free_from else "",
        "preis": amount_words(unit.price),
        "nebenkosten": amount_words(unit.extra),
        "hausgeld": amount_words(unit.hausgeld),
        "provision": unit.commission,
        "enthalten": _answer(unit.extra_is_included),
        "zimmer": _decimal(unit.half_rooms, 5, 10),
        "flaeche": _decimal(unit.area_dm2, 1, 100),
        "etage": _plain(unit.floor),
        "baujahr": _plain(unit.built_in),
        "saniert": _plain(unit.renovated_in),
        "energiewert": _plain(unit.energy_kwh),
        "energieausweis": unit.energy_certificate.value,
        "wbs": _answer(unit.needs_wbs),
    }
    return {name: (text,) if text else () for name, text in texts.items()}


def read_unit(reading: Reading) -> Unit | None:
    """Return the flat that was typed; None if something is wrong, which `reading` then names.

    What the form says about its availability counts as confirmed today.
    """
    amounts = {
        name: reading.take(name, _amount, _AMOUNT, None)
        for name in ("preis", "nebenkosten", "hausgeld")
    }
    years = {name: reading.take(name, _year, _YEAR, None) for name in ("baujahr", "saniert")}
    half_rooms = reading.take("zimmer", _times(2, _MOST_HALVES), _ROOMS, None)
    area_dm2 = reading.take("flaeche", _times(100, _HIGHEST_DM2), _SPACE, None)
    floor = reading.take("etage", _whole(_FLOORS), _WHOLE, None)
    energy = reading.take("energiewert", _whole(range(_HIGHEST_KWH)), _WHOLE, None)
    free_from = reading.take("frei_ab", read_optional_day, _DAY, None)
    name = reading.take("bezeichnung", _line("bezeichnung"), _LINE, "")
    commission = reading.take("provision", _line("provision"), _LINE, "")
    if reading.problems:
        return None
    tenure = Tenure(reading.text("angebot"))
    is_sold = tenure is Tenure.KAUF
    return Unit(
        name=name,
        tenure=tenure,
        price=amounts["preis"],
        extra=amounts["nebenkosten"],
        extra_is_included=None if is_sold else _YES.get(reading.text("enthalten")),
        hausgeld=amounts["hausgeld"] if is_sold else None,
        commission=commission,
        half_rooms=half_rooms,
        area_dm2=area_dm2,
        floor=floor,
        built_in=years["baujahr"],
        renovated_in=years["saniert"],
        energy_certificate=Certificate(reading.text("energieausweis")),
        energy_kwh=energy,
        needs_wbs=_YES.get(reading.text("wbs")),
        light=Light(reading.text("ampel")),
        free_from=free_from,
        confirmed_on=clock.today(),
    )


def _amount(text: str) -> Money | None:
    return read_amount(text=text, highest_cents=HIGHEST_CENTS)


def _times(factor: int, most: int) -> Callable[[str], int | None]:
    """Return what reads a number that is whole when taken so many times."""

    def read(text: str) -> int | None:
        if not text.strip():
            return None
        number = read_number(text)
        if number is None or number * factor != int(number * factor) or number * factor > most:
            raise Invalid("unit", "number")
        return int(number * factor)

    return read


def _whole(allowed: range) -> Callable[[str], int | None]:
    def read(text: str) -> int | None:
        if not text.strip():
            return None
        if _INTEGER.fullmatch(text.strip()) is None or int(text) not in allowed:
            raise Invalid("unit", "number")
        return int(text)

    return read


def _year(text: str) -> int | None:
    return _whole(range(_FIRST_YEAR, _LAST_YEAR))(text)


def _line(name: str) -> Callable[[str], str]:
    return lambda text: read_line(field=name, text=text)


def _answer(answer: bool | None) -> str:  # noqa: FBT001 – the value that is shown, no switch
    return "" if answer is None else ("ja" if answer else "nein")


def _plain(number: int | None) -> str:
    return "" if number is None else str(number)


def _decimal(number: int | None, unit: int, whole: int) -> str:
    """Return counted halves or hundredths as "2,5": `unit` of `whole` each."""
    if number is None:
        return ""
    before, after = divmod(number * unit, whole)
    digits = f"{after:0{len(str(whole)) - 1}d}".rstrip("0")
    return f"{before},{digits}" if digits else str(before)
