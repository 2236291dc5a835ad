"""What providers tell, in German words."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol

from flask import Flask

from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.profiles.files import FORMATS, WIDTHS, FileKind
from portal.domain.profiles.hours import DaysAlike
from portal.domain.profiles.housing import Certificate, Tenure
from portal.domain.profiles.prices import ITEMS, GradePrice, PriceItem, Prices
from portal.domain.profiles.video import site_of
from portal.values.money import Money
from portal.values.weekday import Weekday

PRICE_WORDS: Mapping[PriceItem, str] = {
    PriceItem.PFLEGE: "Pflege",
    PriceItem.AUSBILDUNG: "Ausbildungsumlage",
    PriceItem.UNTERKUNFT: "Unterkunft",
    PriceItem.VERPFLEGUNG: "Verpflegung",
    PriceItem.INVESTITION: "Investitionskosten",
    PriceItem.FAHRT: "Fahrt hin und zurück",
    PriceItem.BETREUUNG: "Betreuung",
    PriceItem.HAUSHALT: "Hilfe im Haushalt",
    PriceItem.ANFAHRT: "Anfahrt",
    PriceItem.PAUSCHALE: "Betreuungspauschale",
}
HOME_CARE_WORDS = "Ihr Anteil an der Pflege"
PICTURE_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
_DOCUMENTS = {FileKind.INFOMATERIAL: "Infomaterial", FileKind.PRUEFBERICHT: "Prüfbericht"}
_TENURES = {Tenure.MIETE: "zur Miete", Tenure.KAUF: "zum Kauf"}
_CERTIFICATES = {
    Certificate.BEDARF: "Bedarfsausweis",
    Certificate.VERBRAUCH: "Verbrauchsausweis",
}
NOT_STATED = ("nicht angegeben",)
_LANGUAGES = frozenset(one for one in Service if one.name.startswith("SPRACHE_"))
_THOUSAND, _MILLION = 1_000, 1_000_000


class Months(Protocol):
    """Months of a stay."""

    @property
    def first_month(self) -> int:
        """Return the first, from 1."""
        ...

    @property
    def last_month(self) -> int | None:
        """Return the last; None if it goes on."""
        ...


def euros(amount: Money) -> str:
    """Return "1.234,56 €", always with cents, in one piece."""
    whole, cents = divmod(amount.cents, 100)
    return f"{whole:,}".replace(",", ".") + f",{cents:02d}\u00a0€"


def price_words(item: PriceItem, category: Category) -> str:
    """Return what costs something; care in a Heim is only what the Pflegekasse leaves."""
    is_share = category is Category.STATIONAER and item is PriceItem.PFLEGE
    return HOME_CARE_WORDS if is_share else PRICE_WORDS[item]


def price_lines(prices: Prices, category: Category) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what costs something in a category with its prices: "1.234,56 € im Monat"."""
    return tuple(
        (
            price_words(item, category),
            tuple([_price_line(step, per.value) for step in prices.steps(item)]) or NOT_STATED,
        )
        for item, per in ITEMS[category].items()
    )


def _price_line(step: GradePrice, per: str) -> str:
    price = f"{euros(step.amount)} {per}"
    return f"{grades_words(step.grades)}: {price}" if step.grades else price


def price_per(item: PriceItem, category: Category) -> str:
    """Return what the price is paid for: "im Monat"."""
    return ITEMS[category][item].value


def grades_words(grades: tuple[int, int] | None) -> str:
    """Return "Pflegegrad 1", "Pflegegrad 2 bis 5" or "alle Pflegegrade"."""
    if grades is None:
        return "alle Pflegegrade"
    first, last = grades
    return f"Pflegegrad {first}" if first == last else f"Pflegegrad {first} bis {last}"


def stay_words(months: Months) -> str:
    """Return since when somebody lives there: "1. bis 12. Monat", "ab dem 37. Monat"."""
    if months.last_month is None:
        return f"ab dem {months.first_month}. Monat"
    return f"{months.first_month}. bis {months.last_month}. Monat"


def days_words(days: DaysAlike) -> str:
    """Return "Mo", "Mo und Di" or "Mo bis Fr"."""
    if days.first is days.last:
        return days.first.value
    is_pair = days.last.bit == days.first.bit * 2
    return f"{days.first.value} {'und' if is_pair else 'bis'} {days.last.value}"


def spans_words(days: DaysAlike) -> str:
    """Return "08:00 bis 12:00 Uhr und 13:00 bis 16:30 Uhr"."""
    return " und ".join(f"{one.opens} bis {one.closes} Uhr" for one in days.spans)


def schema_hours(days: DaysAlike) -> tuple[str, ...]:
    """Return the times as schema.org writes them: "Mo-Fr 08:00-12:00"."""
    names = dict(zip(Weekday, ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"), strict=True))
    first, last = names[days.first], names[days.last]
    which = first if first == last else f"{first}-{last}"
    return tuple(f"{which} {one.opens}-{one.closes}" for one in days.spans)


def own_languages(services: tuple[Service, ...]) -> tuple[Service, ...]:
    """Return the languages among the services."""
    return tuple(one for one in services if one in _LANGUAGES)


def other_services(services: tuple[Service, ...]) -> tuple[Service, ...]:
    """Return the services that are no languages."""
    return tuple(one for one in services if one not in _LANGUAGES)


def size_words(byte_count: int) -> str:
    """Return the size of a file, rounded up: "340 kB", "2,4 MB"."""
    if byte_count < _MILLION:
        return f"{-(-byte_count // _THOUSAND)} kB"
    tenths = -(-byte_count * 10 // _MILLION)
    return f"{tenths // 10},{tenths % 10} MB"


def plain_number(number: Decimal) -> str:
    """Return "2,5" or "3"."""
    return f"{number.normalize():f}".replace(".", ",")


def floor_words(floor: int) -> str:
    """Return "Erdgeschoss", "2. Etage" or "Untergeschoss"."""
    if floor == 0:
        return "Erdgeschoss"
    return f"{floor}. Etage" if floor > 0 else "Untergeschoss"


def register(app: Flask) -> None:
    """Make words and sizes known to the templates."""
    for function in (
        euros,
        price_lines,
        grades_words,
        stay_words,
        days_words,
        spans_words,
        schema_hours,
        own_languages,
        other_services,
        size_words,
        plain_number,
        floor_words,
    ):
        app.jinja_env.filters[function.__name__] = function
    app.jinja_env.filters["tenure_words"] = lambda tenure: _TENURES[tenure]
    app.jinja_env.filters["certificate_words"] = lambda kind: _CERTIFICATES[kind]
    app.jinja_env.filters["document_words"] = lambda kind: _DOCUMENTS[kind]
    app.jinja_env.filters["video_site"] = lambda url: site_of(url=url)
    app.jinja_env.globals["picture_widths"] = WIDTHS
    app.jinja_env.globals["picture_types"] = tuple(
        (one, PICTURE_TYPES[one]) for one in FORMATS[:-1]
    )
