"""Words of the Pflegegrad-Rechner as editors write them: for each question, for what is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, TypeVar

from portal.law.pflegegrad.instrument import Instrument
from portal.law.strict_yaml import YamlInvalid, read_shape
from portal.values.errors import PortalError
from portal.values.shape import Limits, Shape

GATES = ("continence_urine", "continence_stool")
"""The questions about continence, which Anlage 1 asks beside its criteria."""

Sentences = Annotated[str, Limits(longest=480, pattern=r'[A-ZÄÖÜ„][^\n"]*[.?]')]
"""One paragraph of whole sentences with German quotes."""


PLACE = re.compile(r"\{([^{}]*)\}")
PLACES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "too_early": frozenset({"erster_tag"}),
        "no_number": frozenset({"frage", "hoechstens"}),
        "no_span": frozenset({"frage"}),
        "no_such_answer": frozenset({"frage"}),
    }
)
"""What a sentence may have filled in."""


class ExplanationsInvalid(PortalError):
    """Report explanations that break their schema or miss a question; the message names it."""


class QuestionFile(Shape):
    """One entry of `fragen`."""

    erklaerung: Sentences
    beispiel: Sentences
    gehoert_nicht_hierher: Sentences = ""


class ModuleFile(Shape):
    """One `modul_N.yaml`."""

    modul: Annotated[str, Limits(pattern=r"[1-6]")]
    einleitung: Sentences
    fragen: dict[str, QuestionFile]


class AnswersFile(Shape):
    """`antworten.yaml`."""

    antworten: dict[str, list[Sentences]]


class PersonSentences(Shape):
    """`person` of `saetze.yaml`: what is wrong with the first page."""

    person: Sentences
    no_date: Sentences
    child_without_birth: Sentences
    contradiction: Sentences
    born_later: Sentences
    no_day: Sentences
    too_early: Sentences
    too_late: Sentences


class QuestionSentences(Shape):
    """`fragen` of `saetze.yaml`: what is wrong with an answer."""

    no_number: Sentences
    no_span: Sentences
    no_such_answer: Sentences


class ResultSentences(Shape):
    """`ergebnis` of `saetze.yaml`: why something cannot be done with the result."""

    ohne_einwilligung: Sentences
    offen: Sentences
    schon_da: Sentences


class SentencesFile(Shape):
    """`saetze.yaml`."""

    einwilligung: Sentences
    person: PersonSentences
    fragen: QuestionSentences
    ergebnis: ResultSentences


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a question means.

    Args:
        meaning: in plain words.
        example: somebody's situation, with the answer that fits it.
        not_here: what belongs elsewhere; empty if nothing needs saying.
    """

    meaning: str
    example: str
    not_here: str


@dataclass(frozen=True, slots=True)
class Explanations:
    """All of them.

    Args:
        modules: introductions by number of the module.
        questions: by criterion or measure ("4.8", "5.K"), further "1.B", "4.K", "continence_urine"
            and "continence_stool".
        answers: what each answer means, by name of the scale and by the two of GATES.
        consent: to which people say yes who want their answers kept.
        sentences: about the person, the questions and the result, by code.
    """

    modules: Mapping[int, str]
    questions: Mapping[str, Explanation]
    answers: Mapping[str, tuple[str, ...]]
    consent: str
    sentences: Mapping[str, str]


_File = TypeVar("_File", bound=Shape)


def load_explanations(*, directory: Path, instrument: Instrument) -> Explanations:
    """Read the explanations and check that every question and every answer has one.

    Raises:
        ExplanationsInvalid: a file breaks its schema, a question is missing or unknown, or a
            sentence has a place that nothing fills.
    """
    modules = [
        _read(directory / f"modul_{module.number}.yaml", ModuleFile)
        for module in instrument.modules
    ]
    for module, content in zip(instrument.modules, modules, strict=True):
        if content.modul != str(module.number):
            raise ExplanationsInvalid(f"modul_{module.number}.yaml: modul: {content.modul}")
    answers = _read(directory / "antworten.yaml", AnswersFile).antworten
    words = _read(directory / "saetze.yaml", SentencesFile)
    explanations = Explanations(
        modules=MappingProxyType({int(one.modul): one.einleitung for one in modules}),
        questions=MappingProxyType(
            {
                key: Explanation(
                    meaning=one.erklaerung,
                    example=one.beispiel,
                    not_here=one.gehoert_nicht_hierher,
                )
                for content in modules
                for key, one in content.fragen.items()
            }
        ),
        answers=MappingProxyType({name: tuple(texts) for name, texts in answers.items()}),
        consent=words.einwilligung,
        sentences=MappingProxyType(_by_code(words)),
    )
    _check(explanations, instrument)
    return explanations


def _read(path: Path, shape: type[_File]) -> _File:
    try:
        return read_shape(text=path.read_text(encoding="utf-8"), shape=shape)
    except (OSError, YamlInvalid) as error:
        raise ExplanationsInvalid(f"{path.name}: {error}") from error


def _by_code(words: SentencesFile) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in (words.person, words.fragen, words.ergebnis):
        found |= vars(part)
    for code, text in found.items():
        unknown = {*PLACE.findall(text)} - PLACES.get(code, frozenset())
        if unknown or {"{", "}"} & {*PLACE.sub("", text)}:
            raise ExplanationsInvalid(f"saetze.yaml: {code}: a place that nothing fills")
    return found


def _check(explanations: Explanations, instrument: Instrument) -> None:
    needed = {*instrument.criteria, *instrument.measures, *GATES}
    needed |= {instrument.special.id, instrument.feeding.id}
    _refuse_difference("fragen", set(explanations.questions), needed)
    lengths = {one.scale.name: len(one.scale.options) for one in instrument.criteria.values()}
    lengths |= dict.fromkeys(GATES, len(instrument.continence.options))
    _refuse_difference("antworten", set(explanations.answers), set(lengths))
    for name, words in explanations.answers.items():
        if len(words) != lengths[name]:
            raise ExplanationsInvalid(f"antworten.yaml: {name}: not one text for each answer")


def _refuse_difference(place: str, found: set[str], needed: set[str]) -> None:
    if found != needed:
        wrong = ", ".join(sorted(found ^ needed))
        raise ExplanationsInvalid(f"{place}: missing or unknown: {wrong}")
