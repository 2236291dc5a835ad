"""What changed between a kept result and the one computed anew from the same answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.domain.availability.light import Shown
from portal.domain.protocol.kept import BenefitLine, KeptResult
from portal.domain.protocol.parts import Hit, Outcome, PartResult
from portal.values.wording import Wording


@dataclass(frozen=True, slots=True)
class LampChange:
    """An offer whose lamp says something else now."""

    hit: Hit
    before: Shown


@dataclass(frozen=True, slots=True)
class PartChange:
    """What changed in one part.

    Args:
        before, after: its outcome then and now.
        new, gone: offers that are listed only now, or were only then.
        lamps: offers listed both times.
        new_titles, gone_titles: articles or groups of Pflegehilfsmittel.
    """

    number: int
    title: Wording
    before: Outcome
    after: Outcome
    new: tuple[Hit, ...] = ()
    gone: tuple[Hit, ...] = ()
    lamps: tuple[LampChange, ...] = ()
    new_titles: tuple[Wording, ...] = ()
    gone_titles: tuple[Wording, ...] = ()

    @property
    def has_other_outcome(self) -> bool:
        """Say whether the part holds something else now than then."""
        return self.before is not self.after

    @property
    def is_empty(self) -> bool:
        """Say whether nothing changed."""
        lists = (self.new, self.gone, self.lamps, self.new_titles, self.gone_titles)
        return not self.has_other_outcome and not any(lists)


@dataclass(frozen=True, slots=True)
class BenefitChange:
    """A benefit whose amount changed; None where it was not named."""

    title: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything that changed, by part and by benefit; unchanged ones are left out."""

    parts: tuple[PartChange, ...]
    benefits: tuple[BenefitChange, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether nothing changed."""
        return not self.parts and not self.benefits


def compare(*, before: KeptResult, after: KeptResult) -> Differences:
    """Return what changed from the one result to the other."""
    pairs = zip(before.protocol.parts, after.protocol.parts, strict=True)
    changes = (_compare_part(old, new) for old, new in pairs)
    return Differences(
        parts=tuple(change for change in changes if not change.is_empty),
        benefits=_compare_benefits(before.benefits, after.benefits),
    )


def _compare_part(old: PartResult, new: PartResult) -> PartChange:
    old_hits, new_hits = _hits_of(old), _hits_of(new)
    old_titles, new_titles = _titles_of(old), _titles_of(new)
    return PartChange(
        number=new.number,
        title=new.advice.part.title,
        before=old.outcome,
        after=new.outcome,
        new=tuple(hit for key, hit in new_hits.items() if key not in old_hits),
        gone=tuple(hit for key, hit in old_hits.items() if key not in new_hits),
        lamps=tuple(
            LampChange(hit=hit, before=old_hits[key].lamp)
            for key, hit in new_hits.items()
            if key in old_hits and old_hits[key].lamp.light is not hit.lamp.light
        ),
        new_titles=_without(new_titles, old_titles),
        gone_titles=_without(old_titles, new_titles),
    )


def _hits_of(part: PartResult) -> Mapping[tuple[int, str], Hit]:
    """Return the offers by id and name: an id may be given anew once a facility is gone."""
    hits = part.listing.hits if part.listing else ()
    return {(hit.facility_id, hit.name): hit for hit in hits}


def _titles_of(part: PartResult) -> Mapping[str, Wording]:
    """Return the titles by what stays the same when they are worded anew."""
    articles = {
        one.article.slug: Wording(text=one.article.title, plain=one.article.title)
        for one in part.articles
    }
    aids = {one.entries[0].group if one.entries else one.title.text: one.title for one in part.aids}
    return articles | aids


def _without(titles: Mapping[str, Wording], others: Mapping[str, Wording]) -> tuple[Wording, ...]:
    return tuple(title for key, title in titles.items() if key not in others)


def _compare_benefits(
    before: Iterable[BenefitLine], after: Iterable[BenefitLine]
) -> tuple[BenefitChange, ...]:
    old = {line.title: line.value for line in before}
    new = {line.title: line.value for line in after}
    changes = (
        BenefitChange(title=title, before=old.get(title), after=new.get(title))
        for title in {**old, **new}
    )
    return tuple(change for change in changes if change.before != change.after)
