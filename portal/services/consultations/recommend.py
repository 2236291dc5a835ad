"""Advise: the six parts of the result with what there is near the place."""

from collections.abc import Iterable, Mapping
from datetime import date

from portal.domain.library.loading import Library
from portal.domain.matching.category import Category
from portal.domain.places.place import Place
from portal.domain.protocol.parts import (
    AidAdvice,
    ArticleAdvice,
    Attribution,
    Listing,
    Outcome,
    PartResult,
    Protocol,
    outcome_of,
)
from portal.domain.protocol.references import refer_to_aid, refer_to_article
from portal.domain.protocol.searches import wanted_of, wanted_wider
from portal.domain.robin.recommendation import PartAdvice, Recommendation
from portal.queries import facilities
from portal.queries.listings import list_near
from portal.queries.ready import Source

HITS_ON_RESULT = 5
"""Page and protocol stay short; further hits go page by page inside Robin."""


def recommend_near(
    session: Source,
    *,
    recommendation: Recommendation,
    place: Place,
    radius_km: int,
    library: Library,
    today: date,
    limit: int = HITS_ON_RESULT,
    shown_anyway: int | None = None,
    wider: int | None = None,
) -> Protocol:
    """Look up what the recommendation asks for and return the whole result.

    Each part lists at most `limit` hits. `shown_anyway` is the number of a part that is not
    recommended and whose offers are asked for all the same; they are added under the reason
    and change nothing else. `wider` is the number of a part whose offers are looked for within
    the largest radius, also services that do not serve the place.
    """
    advised = {
        advice.category: advice
        for advice in recommendation.parts
        if advice.category is not None
        and (advice.decision.recommended or advice.part.number == shown_anyway)
    }
    listings = list_near(
        session,
        place=place,
        wanted={
            category: wanted_wider(advice=advice)
            if advice.part.number == wider
            else wanted_of(advice=advice, radius_km=radius_km)
            for category, advice in advised.items()
        },
        advices=advised,
        today=today,
        limit=limit,
    )
    parts = tuple(
        _part(advice, recommendation, listings, library) for advice in recommendation.parts
    )
    return Protocol(
        made_on=today,
        place=place,
        radius_km=radius_km,
        recommendation=recommendation,
        parts=parts,
        sources=_sources(session, listings.values()),
    )


def _part(
    advice: PartAdvice,
    recommendation: Recommendation,
    listings: Mapping[Category, Listing],
    library: Library,
) -> PartResult:
    listing = listings.get(advice.category) if advice.category else None
    articles = _articles(recommendation, library) if advice.part.number == 1 else ()
    aids = _aids(recommendation, library) if advice.part.number == 6 else ()  # noqa: PLR2004 – part 6 is the aids
    found = bool(articles or aids or (listing and listing.hits))
    outcome = outcome_of(advice=advice, has_content=found)
    is_extra = outcome is Outcome.SITUATION
    return PartResult(
        advice=advice,
        outcome=outcome,
        listing=None if is_extra else listing,
        extra=listing if is_extra else None,
        articles=articles,
        aids=aids if not is_extra else (),
    )


def _articles(recommendation: Recommendation, library: Library) -> tuple[ArticleAdvice, ...]:
    return tuple(
        ArticleAdvice(
            article=refer_to_article(article=library.article(slug=choice.slug)),
            reason=choice.reason,
        )
        for choice in recommendation.articles
    )


def _aids(recommendation: Recommendation, library: Library) -> tuple[AidAdvice, ...]:
    return tuple(
        AidAdvice(
            title=choice.title,
            reason=choice.reason,
            because=choice.because,
            entries=tuple(
                refer_to_aid(entry=entry) for entry in library.aids_in(group=choice.group)
            ),
        )
        for choice in recommendation.aids
    )


def _sources(session: Source, listings: Iterable[Listing]) -> tuple[Attribution, ...]:
    names = sorted({hit.source for listing in listings for hit in listing.hits})
    if not names:
        return ()
    return tuple(
        Attribution(name=source.name, attribution=source.attribution, licence=source.licence)
        for source in facilities.list_sources(session, names=tuple(names))
    )
