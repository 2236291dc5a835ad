"""What somebody stated about a person; what is not stated is open, never zero."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from types import MappingProxyType

from portal.law.pflegegrad.instrument import Instrument, Measure, Takt
from portal.law.pflegegrad.person import Person
from portal.values.errors import Invalid


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often something is done: per day, per week and per month, which add up."""

    tag: int = 0
    woche: int = 0
    monat: int = 0

    def times(self, takt: Takt) -> int:
        """Return how often within one span of time."""
        if takt is Takt.TAG:
            return self.tag
        return self.woche if takt is Takt.WOCHE else self.monat


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answers; None or a missing key means that a question is open.

    Args:
        levels: code of the answer by criterion.
        frequencies: by measure of module 5, "5.K" included.
        continence_urine: code of the answer about the bladder, on which 4.11 depends.
        continence_stool: code of the answer about the bowels, on which 4.12 depends.
        feeding_problem_baby: 4.K, for babies only.
        special_constellation: 1.B, the use of both arms and both legs is lost.
    """

    person: Person
    levels: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    frequencies: Mapping[str, Frequency] = field(default_factory=lambda: MappingProxyType({}))
    continence_urine: int | None = None
    continence_stool: int | None = None
    feeding_problem_baby: bool | None = None
    special_constellation: bool | None = False

    def continence(self, name: str) -> int | None:
        """Return the answer to which a condition refers."""
        return self.continence_urine if name == "continence_urine" else self.continence_stool


def count_open_as_zero(*, assessment: Assessment, instrument: Instrument) -> Assessment:
    """Return the assessment with the lowest answer to every open question."""
    return replace(
        assessment,
        levels={**dict.fromkeys(instrument.criteria, 0), **assessment.levels},
        frequencies={**dict.fromkeys(instrument.measures, Frequency()), **assessment.frequencies},
        continence_urine=assessment.continence_urine or 0,
        continence_stool=assessment.continence_stool or 0,
        feeding_problem_baby=bool(assessment.feeding_problem_baby),
        special_constellation=bool(assessment.special_constellation),
    )


def check_assessment(*, assessment: Assessment, instrument: Instrument) -> None:
    """Refuse answers that the instrument does not have.

    Raises:
        Invalid: names the first wrong answer, such as "levels.4.8" or "frequencies.5.13.tag".
    """
    for field_name, code in chain(
        _faults_of_levels(assessment, instrument),
        _faults_of_frequencies(assessment, instrument),
        _faults_of_continence(assessment, instrument),
    ):
        raise Invalid(field_name, code)


def _faults_of_levels(assessment: Assessment, instrument: Instrument) -> Iterator[tuple[str, str]]:
    for key, level in assessment.levels.items():
        criterion = instrument.criteria.get(key)
        if criterion is None:
            yield f"levels.{key}", "unknown_criterion"
        elif not 0 <= level < len(criterion.points):
            yield f"levels.{key}", "no_such_answer"


def _faults_of_frequencies(
    assessment: Assessment, instrument: Instrument
) -> Iterator[tuple[str, str]]:
    for key, frequency in assessment.frequencies.items():
        measure = instrument.measures.get(key)
        if measure is None:
            yield f"frequencies.{key}", "unknown_criterion"
        else:
            yield from _faults_of_times(measure, frequency)


def _faults_of_times(measure: Measure, frequency: Frequency) -> Iterator[tuple[str, str]]:
    for takt in Takt:
        times = frequency.times(takt)
        if times < 0:
            yield f"frequencies.{measure.id}.{takt}", "negative"
        elif times and takt not in measure.takte:
            yield f"frequencies.{measure.id}.{takt}", "not_asked"


def _faults_of_continence(
    assessment: Assessment, instrument: Instrument
) -> Iterator[tuple[str, str]]:
    for name in ("continence_urine", "continence_stool"):
        code = assessment.continence(name)
        if code is not None and not 0 <= code < len(instrument.continence.options):
            yield name, "no_such_answer"
