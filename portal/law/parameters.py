"""Dated values of the statutes: start date → amount, with source and status.

The numbers stand in `law/data/sgb_xi/*.yaml` and nowhere else. A day chooses the values that are
law on that day; outside their period there is an error, never a guess.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path
from types import MappingProxyType

from portal.law.parameter_file import Confidence, ParameterFile, Per, Status, Unit, Version
from portal.law.strict_yaml import YamlInvalid, read_shape
from portal.values.citation import Citation
from portal.values.errors import PortalError
from portal.values.money import Money

DATA = Path(__file__).parent / "data" / "sgb_xi"
"""Where the values of SGB XI are kept."""
ONLY_KEY = "betrag"
"""The key whose value bears the bare name of its subject."""
KEPT_DAYS = 16
"""So many days are kept whose law was asked for; nearly everybody asks for that of today."""


class ParametersInvalid(PortalError):
    """Report a data file that breaks the schema; the message names file and date."""


class NotInForce(PortalError):
    """Report that a known value is not law on the day asked for."""


class UnknownParameter(PortalError):
    """Report a name that no data file has."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One value of the law on one day.

    Args:
        name: as texts use it, "pflegegeld.2" or "entlastungsbetrag".
        title: German words for it.
        value: Money if the unit is EUR, else an exact number of units.
        per: what the value is granted for.
        is_maximum: texts must say „bis zu“.
        valid_from: first day.
        ends_before: first day on which something else is law; None while none is known.
    """

    name: str
    title: str
    value: Money | Decimal
    unit: Unit
    per: Per
    is_maximum: bool
    citation: Citation
    valid_from: date
    ends_before: date | None
    status: Status
    confidence: Confidence

    @property
    def whole(self) -> int:
        """Return the value as a whole number of its unit.

        Raises:
            UnknownParameter: it is money or has a fraction.
        """
        if isinstance(self.value, Money) or self.value % 1:
            raise UnknownParameter(f"{self.name} is no whole number")
        return int(self.value)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All values that are law on one day.

    Args:
        amounts: by name, in alphabetical order.
        known: every name of the data, in force or not.
        citations: by subject, the passage in force or the nearest one.
        subjects: what is law on the day, each with its keys; none if it has one value.
    """

    day: date
    amounts: Mapping[str, Amount]
    known: frozenset[str]
    citations: Mapping[str, Citation]
    subjects: Mapping[str, tuple[str, ...]]

    def __hash__(self) -> int:
        """Tell apart by what is quick to see, as `Parameters` does."""
        return hash(self.day)

    def amount(self, name: str) -> Amount:
        """Return the value of that name; "subject" is short for "subject.betrag".

        Raises:
            UnknownParameter: no data file has this name.
            NotInForce: the name is known, but not law on the day.
        """
        short = name.removesuffix(f".{ONLY_KEY}")
        if short not in self.known:
            raise UnknownParameter(name)
        if short not in self.amounts:
            raise NotInForce(f"{short} on {self.day.isoformat()}")
        return self.amounts[short]

    def citation(self, subject: str) -> Citation:
        """Return the passage about a subject, also where it is not yet law.

        Raises:
            UnknownParameter: no data file has this subject.
        """
        if subject not in self.citations:
            raise UnknownParameter(subject)
        return self.citations[subject]

    def has_subject(self, subject: str) -> bool:
        """Say whether any value of the subject is law on the day."""
        return subject in self.subjects

    def keys(self, subject: str) -> tuple[str, ...]:
        """Return the keys of the subject that are law on the day; none if it has one value."""
        return self.subjects.get(subject, ())

    def find(self, name: str) -> Amount | None:
        """Return the value of that name, or None if it is not law on the day.

        Raises:
            UnknownParameter: no data file has this name.
        """
        try:
            return self.amount(name)
        except NotInForce:
            return None

    def money(self, name: str) -> Money:
        """Return the value of that name in cents.

        Raises:
            UnknownParameter: no data file has this name, or it is no amount of money.
            NotInForce: the name is known, but not law on the day.
        """
        value = self.amount(name).value
        if not isinstance(value, Money):
            raise UnknownParameter(f"{name} is no amount of money")
        return value

    def number(self, name: str) -> Decimal:
        """Return the value of that name as an exact number of its unit.

        Raises:
            UnknownParameter: no data file has this name, or it is money.
            NotInForce: the name is known, but not law on the day.
        """
        value = self.amount(name).value
        if isinstance(value, Money):
            raise UnknownParameter(f"{name} is money")
        return value


@dataclass(frozen=True, slots=True)
class Parameters:
    """All dated values, law and planned."""

    amounts: tuple[Amount, ...]

    def __hash__(self) -> int:
        """Tell apart by what is quick to see; who keeps results by law asks often."""
        return hash(len(self.amounts))

    def at(self, *, day: date) -> Snapshot:
        """Return what is law on that day; plans are left out."""
        return _at(self, day)

    def planned(self) -> tuple[Amount, ...]:
        """Return what is announced but no law, with the day it is meant to start."""
        return tuple(amount for amount in self.amounts if amount.status is Status.GEPLANT)


@lru_cache(maxsize=KEPT_DAYS)
def _at(parameters: Parameters, day: date) -> Snapshot:
    in_force = {
        amount.name: amount
        for amount in parameters.amounts
        if amount.status is Status.GELTEND
        and amount.valid_from <= day
        and (amount.ends_before is None or day < amount.ends_before)
    }
    citations: dict[str, Citation] = {}
    for amount in parameters.amounts:
        if amount.valid_from <= day or _subject(amount.name) not in citations:
            citations[_subject(amount.name)] = amount.citation
    subjects: dict[str, tuple[str, ...]] = {}
    for name in in_force:
        subject, _, key = name.partition(".")
        subjects[subject] = (*subjects.get(subject, ()), *((key,) if key else ()))
    return Snapshot(
        day=day,
        amounts=MappingProxyType(in_force),
        known=frozenset(amount.name for amount in parameters.amounts),
        citations=MappingProxyType(citations),
        subjects=MappingProxyType(subjects),
    )


def load_parameters(*, directory: Path | None = None) -> Parameters:
    """Read and check every file of the directory, by default those of SGB XI.

    Raises:
        ParametersInvalid: a file breaks the schema, or the directory has none.
    """
    paths = sorted((directory or DATA).glob("*.yaml"))
    if not paths:
        raise ParametersInvalid(f"no values in {directory or DATA}")
    amounts = [amount for path in paths for amount in _amounts_of(_read(path))]
    return Parameters(tuple(sorted(amounts, key=lambda amount: (amount.name, amount.valid_from))))


def _subject(name: str) -> str:
    return name.partition(".")[0]


def _read(path: Path) -> ParameterFile:
    try:
        content = read_shape(text=path.read_text(encoding="utf-8"), shape=ParameterFile)
    except YamlInvalid as error:
        raise ParametersInvalid(f"{path.name}: {error}") from error
    if content.subject != path.stem:
        raise ParametersInvalid(f"{path.name}: subject: {content.subject} is not the file's name")
    return content


def _amounts_of(content: ParameterFile) -> Iterator[Amount]:
    for status in Status:
        dated = [(day, one) for day, one in content.values.items() if one.status is status]
        next_days = (day for day, _ in dated[1:])
        for (day, version), ends_before in zip_longest(dated, next_days):
            for key in version.numbers:
                yield _amount(content, key, version=version, period=(day, ends_before))


def _amount(
    content: ParameterFile, key: str, *, version: Version, period: tuple[date, date | None]
) -> Amount:
    meaning = content.keys[key]
    unit = meaning.unit or content.unit
    norm = version.norm or meaning.norm or content.norm
    number = version.numbers[key]
    only = key == ONLY_KEY
    return Amount(
        name=content.subject if only else f"{content.subject}.{key}",
        title=content.title if only else f"{content.title}: {meaning.title}",
        value=Money.from_euro_text(number) if unit is Unit.EUR else Decimal(number),
        unit=unit,
        per=version.per or content.per,
        is_maximum=content.maximum,
        citation=Citation(norm=norm, reference=version.reference, url=version.url),
        valid_from=period[0],
        ends_before=period[1],
        status=version.status,
        confidence=version.confidence,
    )
