"""The words of editors about benefits: names, conditions, reasons, deadlines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from portal.law.amounts import fill_amounts, list_placeholders
from portal.law.fristen.frist import Frist
from portal.law.leistungen.leistung import Leistung, Posten
from portal.law.parameters import Snapshot
from portal.law.strict_yaml import YamlInvalid, read_shape
from portal.values.errors import PortalError
from portal.values.finding import Finding

T = TypeVar("T")


class WordsInvalid(PortalError):
    """Report a file of words that breaks its schema; the message names file and key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeistungWords:
    """The words of one benefit; texts may hold placeholders for amounts."""

    name: str
    kurz: str
    posten: dict[str, str] = field(default_factory=dict)
    bedingungen: dict[str, str] = field(default_factory=dict)
    hinweise: dict[str, str] = field(default_factory=dict)
    gruende: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FristWords:
    """The words of one deadline."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Described:
    """One benefit in words, with the amounts of the day filled in.

    Args:
        posten: each amount with its words.
        deadlines: each deadline with its words.
    """

    finding: Finding[Leistung]
    name: str
    short: str
    posten: tuple[tuple[str, Posten], ...]
    conditions: tuple[str, ...]
    notes: tuple[str, ...]
    reasons: tuple[str, ...]
    deadlines: tuple[tuple[FristWords, Frist], ...]


@dataclass(frozen=True, slots=True)
class Wortlaut:
    """All words about benefits."""

    leistungen: Mapping[str, LeistungWords]
    gruende: Mapping[str, str]
    fristen: Mapping[str, FristWords]

    def describe(self, *, finding: Finding[Leistung], law: Snapshot) -> Described:
        """Return the benefit in words, each amount filled with the law of the day.

        Raises:
            KeyError: a text is missing; `problems` finds it beforehand.
            NotInForce: a text names an amount that is not law on the day.
        """
        leistung = finding.value
        words = self.leistungen[leistung.name]
        gruende = {**self.gruende, **words.gruende}
        reasons = tuple(_fill(gruende[reason.code], law) for reason in finding.reasons)
        return Described(
            finding=finding,
            name=words.name,
            short=words.kurz,
            posten=tuple((_posten_words(one, words), one) for one in leistung.posten),
            conditions=tuple(_fill(words.bedingungen[key], law) for key in leistung.conditions),
            notes=tuple(_fill(words.hinweise[key], law) for key in leistung.notes),
            reasons=reasons,
            deadlines=tuple((self.deadline(frist=one, law=law), one) for one in leistung.deadlines),
        )

    def deadline(self, *, frist: Frist, law: Snapshot) -> FristWords:
        """Return the words of a deadline, amounts filled with the law of the day.

        Raises:
            KeyError: a text is missing; `problems` finds it beforehand.
            NotInForce: a text names an amount that is not law on the day.
        """
        words = self.fristen[frist.name]
        return FristWords(name=words.name, text=_fill(words.text, law))

    def problems(self, *, law: Snapshot) -> Iterator[str]:
        """Give each placeholder that no data file has, with the text it stands in."""
        for text in self._texts():
            for name in list_placeholders(text=text):
                if name not in law.known:
                    yield f"leistungen: {{{name}}} in „{text}“ is no amount"

    def _texts(self) -> Iterator[str]:
        for words in self.leistungen.values():
            yield from (words.name, words.kurz)
            for texts in (words.posten, words.bedingungen, words.hinweise, words.gruende):
                yield from texts.values()
        yield from self.gruende.values()
        for frist in self.fristen.values():
            yield from (frist.name, frist.text)


def load_wortlaut(*, directory: Path) -> Wortlaut:
    """Read `leistungen.yaml`, `gruende.yaml` and `fristen.yaml` of the directory.

    Raises:
        WordsInvalid: a file breaks its schema.
    """
    return Wortlaut(
        leistungen=_read(directory / "leistungen.yaml", dict[str, LeistungWords]),
        gruende=_read(directory / "gruende.yaml", dict[str, str]),
        fristen=_read(directory / "fristen.yaml", dict[str, FristWords]),
    )


def _read(path: Path, shape: type[T]) -> T:
    try:
        return read_shape(text=path.read_text(encoding="utf-8"), shape=shape)
    except YamlInvalid as error:
        raise WordsInvalid(f"{path.name}: {error}") from error


def _fill(text: str, law: Snapshot) -> str:
    return fill_amounts(text=text, snapshot=law)


def _posten_words(posten: Posten, words: LeistungWords) -> str:
    """Return the words of an amount, by its whole name or by its subject."""
    subject = posten.name.partition(".")[0]
    return words.posten.get(posten.name) or words.posten[subject]
