"""Kept results of every shape, without any database."""

import dataclasses
from datetime import date
from decimal import Decimal

from portal.domain.availability.light import KindOfPlace, Light, Shown
from portal.domain.library.glossary import Term
from portal.domain.library.loading import load_library
from portal.domain.matching.category import Category
from portal.domain.matching.reasons import MetNeed, Why
from portal.domain.matching.services import Service
from portal.domain.places.place import Place
from portal.domain.protocol.kept import BenefitLine, KeptResult
from portal.domain.protocol.parts import (
    AidAdvice,
    ArticleAdvice,
    Attribution,
    Hit,
    Listing,
    PartResult,
    Protocol,
    outcome_of,
)
from portal.domain.protocol.references import refer_to_aid, refer_to_article
from portal.domain.robin.recommendation import recommend
from portal.law.parameters import load_parameters
from portal.values.geo import Point
from tests.domain.robin.answer_sets import CATALOGUE, base
from tests.domain.robin.small_catalogue import REAL

DAY = date(2026, 3, 2)
LAW = load_parameters().at(day=DAY)
LIBRARY = load_library(articles=REAL.parent / "artikel", aids=REAL.parent / "hilfsmittel")
PARCHIM = Place("19370 Parchim", "Parchim", "MV", ("19370",), Point(53.42671, 11.84543), "19370")
LAMP = Shown(
    kind=KindOfPlace.DAUERPFLEGE,
    light=Light.FREI,
    counts_as=Light.FREI,
    is_confirmed=True,
    age_days=0,
    places=3,
    free_from=date(2026, 4, 1),
)
MUCH = base(
    hilfebedarf="rund_um_die_uhr",
    pg_status="ja",
    pg="3",
    interessen=("demenz",),
    demenz__stand="ja",
    demenz__angebot=("demenz_wg",),
)
"""Answers that call for every part."""
LITTLE = base()
"""Answers that call for no part but the first."""


def hit(number: int = 1, **changes: object) -> Hit:
    """Return an offer with everything that an offer can have."""
    service = Service.STA_VOLL
    plain = {
        "facility_id": number,
        "name": f"Haus „Größe“ {number}",
        "category": Category.STATIONAER,
        "traeger": "Träger e. V.",
        "street_line": "Straße 1",
        "postcode": "19370",
        "city": "Parchim",
        "phone": "03871 1",
        "email": "haus@example.org",
        "website": "https://example.org",
        "services": (service, Service.STA_ARZT),
        "lamp": LAMP,
        "distance_m": 1_234,
        "points": Decimal("87.5"),
        "why": Why(
            services=(MetNeed(service=service, treffer=CATALOGUE.parts[0].title, anlass=None),),
            distance_m=1_234,
            lamp=LAMP,
            wishes=(Service.STA_ARZT,),
        ),
        "is_managed": False,
        "area_is_presumed": True,
        "source": "probe",
    }
    return Hit(**(plain | changes))


def listing(*hits: Hit) -> Listing:
    """Return what was found, with these hits."""
    missing = () if hits else (Service.STA_VOLL,)
    return Listing(hits, len(hits), False, len(hits), None, missing)  # noqa: FBT003 – a field in its place


def protocol(answers=MUCH, *, hits: tuple[Hit, ...] = (hit(),), day: date = DAY) -> Protocol:
    """Return a protocol whose parts with facilities list these hits."""
    advice = recommend(catalogue=CATALOGUE, answers=answers)
    parts = []
    for one in advice.parts:
        articles = tuple(
            ArticleAdvice(
                refer_to_article(article=LIBRARY.article(slug=choice.slug)), choice.reason
            )
            for choice in (advice.articles if one.part.number == 1 else ())
        )
        aids = tuple(
            AidAdvice(
                choice.title,
                choice.reason,
                choice.because,
                tuple(refer_to_aid(entry=entry) for entry in LIBRARY.aids_in(group=choice.group)),
            )
            for choice in (advice.aids if one.part.number == 6 else ())
        )
        found = listing(*hits) if one.category and one.decision.recommended else None
        has_content = bool(articles or aids or (found and found.hits))
        parts.append(
            PartResult(
                advice=one,
                outcome=outcome_of(advice=one, has_content=has_content),
                listing=found,
                articles=articles,
                aids=aids,
            )
        )
    source = Attribution("probe", "Probe e. V.", "CC BY 4.0")
    return Protocol(day, PARCHIM, 25, advice, tuple(parts), (source,))


def kept(answers=MUCH, *, hits: tuple[Hit, ...] = (hit(),), **changes: object) -> KeptResult:
    """Return a kept result, with changes."""
    whole = KeptResult(
        protocol=protocol(answers, hits=hits),
        law=LAW,
        benefits=(BenefitLine("Pflegegeld", "599 Euro im Monat", "§ 37 SGB XI"),),
        phrases=CATALOGUE.phrases,
        words=(Term("Pflegegrad", ("Pflegegrade",), "Wie viel Hilfe jemand braucht."),),
    )
    return dataclasses.replace(whole, **changes)
