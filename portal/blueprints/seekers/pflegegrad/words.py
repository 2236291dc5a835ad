"""What a finding says, in German sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from portal.blueprints.seekers.pflegegrad.forms import SPANS, title_of
from portal.domain.pflegegrad.questionnaire import list_questions, name_in_finding
from portal.law.pflegegrad.finding import PflegegradFinding
from portal.law.pflegegrad.fragen import Question, QuestionKind
from portal.law.pflegegrad.modul import ModuleFinding
from portal.law.pflegegrad.schritte import Step

NONE = "kein Pflegegrad"
LONG = 2
"""More grades in a row than this are named by the first and the last."""


def number(value: Decimal) -> str:
    """Return points as Germans write them: "57,5", "20"."""
    return f"{value.normalize():f}".replace(".", ",")


def grade_words(grade: int) -> str:
    """Return "Pflegegrad 3" or "kein Pflegegrad"."""
    return f"Pflegegrad {grade}" if grade else NONE


def headline(finding: PflegegradFinding) -> str:
    """Return what is to be expected, in one line."""
    if finding.grade is not None:
        return f"Voraussichtlich {grade_words(finding.grade)}"
    grades = finding.possible_grades
    if len(grades) == 1:
        return f"Bisher ist nur {grade_words(grades[0])} möglich"
    named = _grades([one for one in grades if one])
    return f"{named} möglich" if grades[0] else f"Kein Pflegegrad oder {named} möglich"


def points_words(finding: PflegegradFinding) -> str:
    """Return the total, or between which totals it still lies."""
    lowest, highest = finding.possible_totals[0], finding.possible_totals[-1]
    most = f"von {number(finding.instrument.most_points)} Punkten"
    if lowest == highest:
        return f"{number(lowest)} {most}"
    return f"{number(lowest)} bis {number(highest)} {most}"


def near_words(finding: PflegegradFinding) -> str:
    """Return to which other grades a single other answer leads; empty if to none."""
    steps = [one for one in finding.steps if not _is_leap(one, finding)]
    near = sorted({one.outcome.grade for one in steps} - {finding.grade_from_points})
    if not near:
        return ""
    named = _either([grade_words(one) for one in near])
    return (
        f"Nahe an der Schwelle: Schon eine einzige andere Antwort kann zu {_dative(named)} führen."
    )


def distance_words(finding: PflegegradFinding) -> tuple[str, ...]:
    """Return how far the thresholds above and below are."""
    lines = []
    if finding.below is not None:
        lines.append(
            f"Bis {grade_words(finding.below.grade)} fehlen {number(finding.below.points)} Punkte"
            f" (Schwelle: {number(finding.below.threshold)})."
        )
    if finding.above is not None:
        named = f"Die Schwelle von {grade_words(finding.above.grade)}"
        threshold = f"{named} ({number(finding.above.threshold)})"
        points = f"um {number(finding.above.points)} Punkte überschritten"
        lines.append(f"{threshold} ist {points if finding.above.points else 'genau erreicht'}.")
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class ModuleWords:
    """The calculation of one module in words.

    Args:
        severity: what the Punktbereich is called, "erhebliche Beeinträchtigungen"; empty while
            it is open.
        counts: why it does or does not count.
    """

    number: int
    name: str
    raw: str
    punktbereich: str
    severity: str
    weighted: str
    counts: str
    is_counted: bool
    open: int


def module_words(finding: PflegegradFinding) -> tuple[ModuleWords, ...]:
    """Return the modules that are assessed for this person."""
    return tuple(_module(one, finding) for one in finding.modules if one.is_assessed)


def _module(one: ModuleFinding, finding: PflegegradFinding) -> ModuleWords:
    module = one.module
    label = finding.label(one)
    rivals = finding.instrument.only_highest_of
    is_rival = module.number in rivals and all(finding.module(two).is_assessed for two in rivals)
    return ModuleWords(
        number=module.number,
        name=module.name,
        raw=f"{_span([str(raw) for raw in one.possible_raw])} von {module.max_raw}",
        punktbereich=f"{one.punktbereich} von {len(finding.instrument.labels) - 1}"
        if label
        else "noch offen",
        severity=f"{label} Beeinträchtigungen" if label else "",
        weighted=f"{_span([number(two) for two in one.possible_weighted])}"
        f" von {number(module.weighted[-1])}",
        counts=_rival_words(module.number, finding) if is_rival else "",
        is_counted=not is_rival or finding.counted_module in {None, module.number},
        open=len(one.missing),
    )


def _rival_words(module: int, finding: PflegegradFinding) -> str:
    other = next(one for one in finding.instrument.only_highest_of if one != module)
    if finding.counted_module is None:
        both = " und ".join(str(one) for one in sorted((module, other)))
        return f"Von Modul {both} zählt nur der höhere Wert. Das ist noch offen."
    if finding.counted_module != module:
        return f"Zählt nicht: Der Wert von Modul {other} ist gleich hoch oder höher."
    if finding.is_tie:
        return f"Zählt, Modul {other} hat denselben Wert. Beide zusammen zählen nur einmal."
    return f"Zählt, weil der Wert höher ist als der von Modul {other}."


@dataclass(frozen=True, slots=True)
class StepLine:
    """Steps with the same effect.

    Args:
        how: "Eine Stufe mehr".
        questions: numbers and names where this is so; empty if `how` names its question.
    """

    how: str
    questions: tuple[str, ...]
    effect: str
    changes_grade: bool


def step_lines(finding: PflegegradFinding) -> tuple[StepLine, ...]:
    """Return what one step more or less would change, those first that change the grade."""
    questions = {
        name_in_finding(question=one, instrument=finding.instrument): one
        for one in list_questions(person=finding.assessment.person, instrument=finding.instrument)
    }
    shared: dict[tuple[str, bool, str], list[str]] = {}
    for step in finding.steps:
        changes = step.outcome.grade != finding.grade_from_points
        change = changes and not _is_leap(step, finding)
        effect = f"{number(step.outcome.total)} Punkte, {grade_words(step.outcome.grade)}"
        how, names = _how(step, questions)
        shared.setdefault((how, change, effect), []).extend(names)
    lines = [
        StepLine(how, tuple(_unique(names)), effect, change)
        for (how, change, effect), names in shared.items()
    ]
    return tuple(sorted(lines, key=lambda line: not line.changes_grade))


def _is_leap(step: Step, finding: PflegegradFinding) -> bool:
    """Say whether a step is none that somebody may have misjudged: a daily treatment like 5.12.

    However often on a day, it counts so much that almost every result would seem near a threshold.
    """
    measures = finding.instrument.measures
    return step.takt is not None and any(
        step.takt not in measures[one].factors for one in step.inputs
    )


def _how(step: Step, questions: dict[str, Question]) -> tuple[str, list[str]]:
    more = "mehr" if step.change > 0 else "weniger"
    if step.takt is not None:
        named = [title_of(question=questions[one]) for one in step.inputs]
        return f"Einmal {more} {SPANS[step.takt]}", named
    question = questions[step.inputs[0]]
    if question.kind is QuestionKind.LEVEL and question.scale != "sonde":
        return f"Eine Stufe {more}", [title_of(question=question)]
    name = title_of(question=question)
    before, after = step.before or 0, step.after or 0
    return f"{name}: „{question.options[after]}“ statt „{question.options[before]}“", []


def _grades(grades: list[int]) -> str:
    """Return "Pflegegrad 2 oder 3", or "Pflegegrad 1 bis 5" where none between is left out."""
    if len(grades) > LONG and grades[-1] - grades[0] == len(grades) - 1:
        return f"Pflegegrad {grades[0]} bis {grades[-1]}"
    return f"Pflegegrad {_either([str(one) for one in grades])}"


def _span(values: list[str]) -> str:
    return values[0] if len(values) == 1 else f"{values[0]} bis {values[-1]}"


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} oder {words[-1]}"


def _unique(names: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(names)


def _dative(text: str) -> str:
    return text.replace(NONE, "keinem Pflegegrad")
