"""„Preise“, „Zimmer“ and „Zertifikate“."""

import re
from dataclasses import replace

from portal.blueprints.providers.sections.part import Part, held, line
from portal.domain.matching.category import Category
from portal.domain.profiles.content import Award, Rooms, Section
from portal.domain.profiles.prices import (
    ALL_GRADES,
    GRADES,
    HIGHEST_CENTS,
    ITEMS,
    PriceItem,
    Prices,
)
from portal.domain.profiles.saving import PartChange, stated
from portal.queries.own_profiles import OwnProfile
from portal.values.errors import Invalid
from portal.values.money import Money
from portal.web import clock
from portal.web.form_fields import Field, Group, Reading, Typed
from portal.web.profile_words import price_words
from portal.web.typed_amounts import amount_words, read_amount, read_optional_day

AWARDS = range(1, 7)
_AMOUNT = "Bitte geben Sie einen Betrag in Euro ein, zum Beispiel 1.234,50."
_WHOLE = re.compile(r"[0-9]{1,4}")
_COUNT = "Bitte geben Sie eine ganze Zahl ein, oder lassen Sie das Feld leer."
_DAY = "Bitte geben Sie den Tag im Format TT.MM.JJJJ ein, zum Beispiel 31.12.2027."
_ROOMS = (
    ("zimmer_einzel", "Einzelzimmer"),
    ("zimmer_doppel", "Doppelzimmer"),
    ("zimmer_bad", "davon mit eigenem Bad"),
)


def _price_name(item: PriceItem, grade: int) -> str:
    return f"preis_{item.value}_{grade}"


def _grades(item: PriceItem, category: Category) -> tuple[int, ...]:
    """Return the Pflegegrade for which a price is asked; `ALL_GRADES` where it is the same."""
    by_grade = {Category.STATIONAER, Category.TAGESPFLEGE}
    is_by_grade = item is PriceItem.PFLEGE and category in by_grade
    return tuple(GRADES) if is_by_grade else (ALL_GRADES,)


def _price_groups(profile: OwnProfile) -> tuple[Group, ...]:
    category = profile.own.category
    return tuple(
        Group(
            legend=f"{price_words(item, category)} ({per.value}, in Euro)",
            is_narrow=True,
            fields=tuple(
                Field(
                    name=_price_name(item, grade),
                    label=f"Pflegegrad {grade}" if grade else "Betrag",
                    most=12,
                )
                for grade in _grades(item, category)
            ),
        )
        for item, per in ITEMS[category].items()
    )


def _stored_prices(profile: OwnProfile) -> Typed:
    prices, category = profile.content.prices, profile.own.category
    return {
        _price_name(item, grade): held(amount_words(prices.of(item, grade)))
        for item in ITEMS[category]
        for grade in _grades(item, category)
    }


def _read_prices(reading: Reading, profile: OwnProfile) -> PartChange:
    category = profile.own.category
    amounts = {
        (item, grade): reading.take(_price_name(item, grade), _amount, _AMOUNT, None)
        for item in ITEMS[category]
        for grade in _grades(item, category)
    }
    stored = Prices({key: amount for key, amount in amounts.items() if amount is not None})
    return PartChange(
        part="Preise",
        content=stated(
            content=replace(profile.content, prices=stored),
            section=Section.PREISE,
            today=clock.today(),
        ),
    )


def _amount(text: str) -> Money | None:
    return read_amount(text=text, highest_cents=HIGHEST_CENTS)


def _room_groups(_profile: OwnProfile) -> tuple[Group, ...]:
    fields = tuple(Field(name=name, label=label, most=4) for name, label in _ROOMS)
    return (Group(fields=fields, is_narrow=True),)


def _stored_rooms(profile: OwnProfile) -> Typed:
    rooms = profile.content.rooms
    counts = (rooms.single, rooms.double, rooms.with_bath)
    return {
        name: () if count is None else (str(count),)
        for (name, _), count in zip(_ROOMS, counts, strict=True)
    }


def _read_rooms(reading: Reading, profile: OwnProfile) -> PartChange:
    counts = (reading.take(name, _count, _COUNT, None) for name, _ in _ROOMS)
    return PartChange(
        part="Zimmer",
        content=stated(
            content=replace(profile.content, rooms=Rooms(*counts)),
            section=Section.ZIMMER,
            today=clock.today(),
        ),
    )


def _count(text: str) -> int | None:
    if text.strip() and _WHOLE.fullmatch(text.strip()) is None:
        raise Invalid("rooms", "number")
    return int(text) if text.strip() else None


def _award_groups(_profile: OwnProfile) -> tuple[Group, ...]:
    return tuple(
        Group(
            legend=f"Zertifikat {number}",
            is_narrow=True,
            fields=(
                Field(name=f"zertifikat_{number}", label="Name"),
                Field(name=f"gueltig_{number}", label="gültig bis", most=10),
            ),
        )
        for number in AWARDS
    )


def _stored_awards(profile: OwnProfile) -> Typed:
    typed: dict[str, tuple[str, ...]] = {}
    for number, award in zip(AWARDS, profile.content.awards, strict=False):
        typed[f"zertifikat_{number}"] = (award.name,)
        typed[f"gueltig_{number}"] = (f"{award.until:%d.%m.%Y}",) if award.until else ()
    return typed


def _read_awards(reading: Reading, profile: OwnProfile) -> PartChange:
    found = (_award(reading, number) for number in AWARDS)
    awards = tuple(award for award in found if award)
    return PartChange(
        part="Zertifikate",
        content=stated(
            content=replace(profile.content, awards=awards),
            section=Section.ZERTIFIKATE,
            today=clock.today(),
        ),
    )


def _award(reading: Reading, number: int) -> Award | None:
    name = line(reading, f"zertifikat_{number}")
    until = reading.take(f"gueltig_{number}", read_optional_day, _DAY, None)
    if until and not name:
        reading.refuse(f"zertifikat_{number}", "Bitte nennen Sie auch den Namen des Zertifikats.")
    return Award(name, until) if name else None


PRICES = Part(
    key="preise",
    title="Preise",
    effect="Mit Preisen können Familien rechnen, bevor sie fragen.",
    intro="Lassen Sie leer, was Sie nicht nennen möchten oder was es bei Ihnen nicht gibt.",
    groups=_price_groups,
    stored=_stored_prices,
    read=_read_prices,
    is_filled=lambda profile: bool(profile.content.prices.amounts),
)
ROOMS = Part(
    key="zimmer",
    title="Zimmer",
    effect="Mit Ihren Zimmern sehen Familien, ob ein Einzelzimmer möglich ist.",
    groups=_room_groups,
    stored=_stored_rooms,
    read=_read_rooms,
    is_filled=lambda profile: profile.content.rooms != Rooms(),
    categories=frozenset({Category.STATIONAER}),
)
AWARDED = Part(
    key="zertifikate",
    title="Zertifikate",
    effect="Mit Zertifikaten zeigen Sie, was andere schon geprüft haben.",
    groups=_award_groups,
    stored=_stored_awards,
    read=_read_awards,
    is_filled=lambda profile: bool(profile.content.awards),
)
