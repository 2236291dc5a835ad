"""Build the instrument of one period from the files that are law in it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType

from portal.law.pflegegrad.instrument import (
    Ages,
    Band,
    Condition,
    Criterion,
    FeedingProblem,
    Group,
    Instrument,
    Measure,
    Module,
    Scale,
    SpecialConstellation,
    Takt,
    Threshold,
)
from portal.law.pflegegrad.nba_file import (
    Anlage1,
    Anlage2,
    BandFile,
    CriterionFile,
    GroupFile,
    Kinder,
    Schwellen,
    ThresholdFile,
)
from portal.values.citation import Citation


def build_instrument(
    *,
    valid_from: date,
    ends_before: date | None,
    einzelpunkte: Anlage1,
    gewichtung: Anlage2,
    schwellen: Schwellen,
    kinder: Kinder,
    citations: Mapping[str, Citation],
) -> Instrument:
    """Join the four files to one instrument.

    Raises:
        ValueError: they do not fit together; the message names the place.
    """
    instrument = Instrument(
        valid_from=valid_from,
        ends_before=ends_before,
        modules=_modules(einzelpunkte, gewichtung),
        continence=Scale(name="continence", options=tuple(einzelpunkte.continence)),
        special=SpecialConstellation(
            id=einzelpunkte.special_constellation.id,
            bri=einzelpunkte.special_constellation.bri,
            name=einzelpunkte.special_constellation.name,
            grade=schwellen.special_constellation_grade,
        ),
        feeding=FeedingProblem(
            id=einzelpunkte.feeding_problem.id,
            bri=einzelpunkte.feeding_problem.bri,
            name=einzelpunkte.feeding_problem.name,
            module=int(einzelpunkte.feeding_problem.module),
            points=einzelpunkte.feeding_problem.points,
        ),
        labels=tuple(gewichtung.labels),
        only_highest_of=tuple(int(number) for number in gewichtung.only_highest_of),
        grade_labels=MappingProxyType({int(key): text for key, text in schwellen.labels.items()}),
        thresholds=_thresholds(schwellen.ab_18_monaten),
        baby_thresholds=_thresholds(schwellen.bis_18_monate),
        most_points=Decimal(schwellen.most_points),
        ages=_ages(kinder),
        citations=MappingProxyType(dict(citations)),
    )
    _check(instrument)
    return instrument


def _modules(einzelpunkte: Anlage1, gewichtung: Anlage2) -> tuple[Module, ...]:
    scales = {
        name: Scale(name=name, options=tuple(words)) for name, words in einzelpunkte.scales.items()
    }
    if list(einzelpunkte.modules) != ["1", "2", "3", "4", "5", "6"]:
        raise ValueError("anlage_1: not the modules 1 to 6 in order")
    if einzelpunkte.modules.keys() != gewichtung.modules.keys():
        raise ValueError("anlage_2: not the modules of anlage_1")
    return tuple(
        Module(
            number=int(number),
            name=module.name,
            max_raw=module.max_raw,
            criteria=tuple(
                _criterion(key, one, scale=scales[one.scale])
                for key, one in module.criteria.items()
            ),
            groups=tuple(_group(key, one) for key, one in module.groups.items()),
            weight_percent=gewichtung.modules[number].weight_percent,
            ranges=tuple((first, last) for first, last in gewichtung.modules[number].ranges),
            weighted=tuple(Decimal(text) for text in gewichtung.modules[number].weighted),
        )
        for number, module in einzelpunkte.modules.items()
    )


def _criterion(key: str, content: CriterionFile, *, scale: Scale) -> Criterion:
    rule = content.counts_only_if
    return Criterion(
        id=key,
        bri=content.bri,
        name=content.name,
        scale=scale,
        points=tuple(content.points),
        condition=None if rule is None else Condition(field=rule.field, from_code=rule.from_code),
    )


def _group(key: str, content: GroupFile) -> Group:
    return Group(
        id=key,
        counted_per=Takt(content.counted_per),
        bands=tuple(_band(one) for one in content.bands),
        measures=tuple(
            Measure(
                id=number,
                bri=one.bri,
                name=one.name,
                factors=MappingProxyType(
                    {
                        Takt(takt): Fraction(text)
                        for takt, text in (one.factors or content.factors or {}).items()
                    }
                ),
                daily_flat=Fraction(one.daily_flat) if one.daily_flat else None,
                children_only=one.children_only,
            )
            for number, one in content.criteria.items()
        ),
    )


def _band(content: BandFile) -> Band:
    return Band(
        points=content.points,
        lower=Fraction(content.from_ or content.above or 0),
        is_inclusive=content.from_ is not None,
        label=content.label,
    )


def _thresholds(content: list[ThresholdFile]) -> tuple[Threshold, ...]:
    return tuple(Threshold(grade=one.grade, lower=Decimal(one.from_)) for one in content)


def _ages(content: Kinder) -> Ages:
    return Ages(
        baby_ends_before_months=content.baby_ends_before_months,
        child_ends_before_months=content.child_ends_before_months,
        baby_modules=frozenset(int(number) for number in content.baby_modules),
        norms=MappingProxyType(
            {key: tuple(Decimal(text) for text in row) for key, row in content.age_norms.items()}
        ),
    )


def _check(instrument: Instrument) -> None:
    for module in instrument.modules:
        if module.ranges[-1][1] != module.max_raw:
            raise ValueError(f"anlage_2: module {module.number} does not end at {module.max_raw}")
        if max(module.weighted) != module.weight_percent:
            raise ValueError(f"anlage_2: module {module.number} is not worth its percentage")
        for group in module.groups:
            _check_bands(group)
    _check_norms(instrument)
    for thresholds in (instrument.thresholds, instrument.baby_thresholds):
        lowest, *_ = thresholds
        if lowest.lower != 0 or any(a.lower >= b.lower for a, b in pairwise(thresholds)):
            raise ValueError("schwellen: the thresholds do not begin at 0 and rise")


def _check_norms(instrument: Instrument) -> None:
    norms = instrument.ages.norms
    compared = {
        one.id
        for module in instrument.modules
        if module.number not in instrument.ages.baby_modules
        for one in module.criteria
    }
    if compared != set(norms):
        wrong = ", ".join(sorted(compared ^ set(norms)))
        raise ValueError(f"kinder: age norms and criteria do not name the same: {wrong}")
    for key, row in norms.items():
        if list(row) != sorted(row):
            raise ValueError(f"kinder: the ages of {key} do not rise")


def _check_bands(group: Group) -> None:
    """Refuse bands that a measure could jump over: every band must stay reachable from below."""
    if group.bands[0].lower != 0:
        raise ValueError(f"anlage_1: group {group.id} does not begin at 0")
    step = max(min(measure.factors.values()) for measure in group.measures)
    for lower, upper in pairwise(group.bands):
        if upper.points <= lower.points or upper.lower - lower.lower <= step:
            raise ValueError(f"anlage_1: group {group.id} does not rise in steps beyond {step}")
