"""What has to be asked about a person, in the order of Anlage 1, and what the answers make.

Every question has one id under which its answer travels: the number of a criterion or measure,
"1.B", "4.K", "continence_urine" or "continence_stool".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from portal.law.pflegegrad.assessment import Assessment, Frequency
from portal.law.pflegegrad.einzelpunkte import list_points
from portal.law.pflegegrad.instrument import Criterion, Instrument, Module, Takt
from portal.law.pflegegrad.modul_5 import list_measures
from portal.law.pflegegrad.person import Person, PersonClass, find_age_norm, is_assessed
from portal.values.errors import Invalid

CONTINENCE_NAMES = {"continence_urine": "Harnkontinenz", "continence_stool": "Stuhlkontinenz"}
YES_NO = ("nein", "ja")

Answer = int | Frequency
"""The code of an answer, 0 or 1 for nein or ja, or how often something is done."""


class QuestionKind(StrEnum):
    """How a question is answered."""

    LEVEL = "level"
    FREQUENCY = "frequency"
    CONTINENCE = "continence"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Args:
        name: official wording.
        bri: number in the Begutachtungs-Richtlinien; empty for continence.
        scale: name of the scale, by which the answers are explained; empty for a frequency.
        options: answers in official words, by code; none for a frequency.
        takte: spans of time for which a frequency may be stated; none for others.
        group: letter of the group of a measure; empty for others.
    """

    id: str
    kind: QuestionKind
    name: str
    bri: str = ""
    scale: str = ""
    options: tuple[str, ...] = ()
    takte: tuple[Takt, ...] = ()
    group: str = ""


def list_questions(
    *, module: Module, person: Person, instrument: Instrument
) -> tuple[Question, ...]:
    """Return the questions of a module that count for this person; possibly none.

    Left out is what no healthy child of that age can do, and whatever is not asked about babies.
    The questions 1.B and 4.K stand with modules 1 and 4.
    """
    questions: list[Question] = []
    is_baby = person.kind is PersonClass.BABY
    if is_assessed(module=module.number, person=person, instrument=instrument):
        questions += _list_measures(module, person)
        questions += _list_criteria(module, person, instrument)
    if is_baby and module.number == instrument.feeding.module:
        questions.append(_yes_no(instrument.feeding.id, instrument.feeding.name))
    if module is instrument.modules[0]:
        questions.append(_yes_no(instrument.special.id, instrument.special.name))
    return tuple(questions)


def build_assessment(
    *, person: Person, answers: Mapping[str, Answer], instrument: Instrument
) -> Assessment:
    """Make an assessment of the answers by id of their question; what is missing is open.

    Raises:
        Invalid: an id that no question has, or an answer of the wrong kind.
    """
    levels: dict[str, int] = {}
    frequencies: dict[str, Frequency] = {}
    others: dict[str, int] = {}
    for key, answer in answers.items():
        if isinstance(answer, Frequency):
            if key not in instrument.measures:
                raise Invalid(key, "no_such_answer")
            frequencies[key] = answer
        elif key in instrument.criteria:
            levels[key] = answer
        else:
            others[key] = answer
    yes_no = {key: others.pop(key, None) for key in (instrument.special.id, instrument.feeding.id)}
    for key, code in yes_no.items():
        if code not in {None, 0, 1}:
            raise Invalid(key, "no_such_answer")
    continence = {key: others.pop(key, None) for key in CONTINENCE_NAMES}
    for key in others:
        raise Invalid(key, "unknown_question")
    special, feeding = (None if code is None else code == 1 for code in yes_no.values())
    return Assessment(
        person=person,
        levels=levels,
        frequencies=frequencies,
        continence_urine=continence["continence_urine"],
        continence_stool=continence["continence_stool"],
        feeding_problem_baby=feeding,
        special_constellation=special,
    )


def _list_measures(module: Module, person: Person) -> Iterator[Question]:
    for group in module.groups:
        for measure in list_measures(group=group, person=person):
            yield Question(
                id=measure.id,
                kind=QuestionKind.FREQUENCY,
                name=measure.name,
                bri=measure.bri,
                takte=measure.takte,
                group=group.id,
            )


def _list_criteria(module: Module, person: Person, instrument: Instrument) -> Iterator[Question]:
    for criterion in module.criteria:
        if not _can_count(criterion, person, instrument):
            continue
        rule = criterion.condition
        if rule is not None:
            yield Question(
                id=rule.field,
                kind=QuestionKind.CONTINENCE,
                name=CONTINENCE_NAMES[rule.field],
                scale=rule.field,
                options=instrument.continence.options,
            )
        yield Question(
            id=criterion.id,
            kind=QuestionKind.LEVEL,
            name=criterion.name,
            bri=criterion.bri,
            scale=criterion.scale.name,
            options=criterion.scale.options,
        )


def _can_count(criterion: Criterion, person: Person, instrument: Instrument) -> bool:
    """Say whether any answer gives points at this age."""
    norm = find_age_norm(criterion_id=criterion.id, person=person, instrument=instrument)
    rule = criterion.condition
    code = None if rule is None else rule.from_code
    return list_points(criterion=criterion, level=None, norm=norm, continence=code) != (0,)


def _yes_no(key: str, name: str) -> Question:
    return Question(id=key, kind=QuestionKind.YES_NO, name=name, scale="ja_nein", options=YES_NO)
