"""Read the Begutachtungsinstrument from `law/data/nba` and choose it by day."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from portal.law.parameter_file import Status
from portal.law.parameters import NotInForce
from portal.law.pflegegrad.building import build_instrument
from portal.law.pflegegrad.instrument import Instrument
from portal.law.pflegegrad.nba_file import (
    Anlage1,
    Anlage2,
    DatedFile,
    Evidence,
    Kinder,
    NbaFile,
    Schwellen,
)
from portal.law.strict_yaml import YamlInvalid, read_shape
from portal.values.citation import Citation
from portal.values.errors import PortalError

DATA = Path(__file__).parent.parent / "data" / "nba"
"""Where the instrument is kept."""

_AnyFile = NbaFile[Anlage1] | NbaFile[Anlage2] | NbaFile[Schwellen] | NbaFile[Kinder]
_Version = TypeVar("_Version", bound=DatedFile)


class NbaInvalid(PortalError):
    """Report a file of the instrument that breaks its schema; the message names the file."""


@dataclass(frozen=True, slots=True)
class SubjectFile:
    """What one file is about, where it comes from and how well it is confirmed."""

    subject: str
    title: str
    norm: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Instruments:
    """The instrument in all its versions that are law, by start date.

    Args:
        versions: in order; each is in force until the next begins.
        planned: what is announced but no law: file and the day it is meant to start.
        files: for the page that shows where the numbers come from.
    """

    versions: tuple[Instrument, ...]
    planned: tuple[tuple[str, date], ...]
    files: tuple[SubjectFile, ...]

    def at(self, *, day: date) -> Instrument:
        """Return the instrument that is law on that day; plans are left out.

        Raises:
            NotInForce: the day lies before the first version, 2017-01-01.
        """
        position = bisect_right(self.versions, day, key=lambda version: version.valid_from)
        if position == 0:
            raise NotInForce(f"Begutachtungsinstrument on {day.isoformat()}")
        return self.versions[position - 1]


def load_instruments(*, directory: Path | None = None) -> Instruments:
    """Read and check every file of the directory, by default those of the portal.

    Raises:
        NbaInvalid: a file is missing, breaks its schema or does not fit the others.
    """
    return _load(directory or DATA)


@cache
def _load(folder: Path) -> Instruments:
    """Read the files once per process; what comes of them cannot be changed."""
    einzelpunkte = _read(folder / "anlage_1.yaml", NbaFile[Anlage1])
    gewichtung = _read(folder / "anlage_2.yaml", NbaFile[Anlage2])
    schwellen = _read(folder / "schwellen.yaml", NbaFile[Schwellen])
    kinder = _read(folder / "kinder.yaml", NbaFile[Kinder])
    files: tuple[_AnyFile, ...] = (einzelpunkte, gewichtung, schwellen, kinder)
    first = max(min(_days(one)) for one in files)
    starts = sorted({max(day, first) for one in files for day in _days(one)})
    ends = [*starts[1:], None]
    try:
        versions = tuple(
            build_instrument(
                valid_from=start,
                ends_before=end,
                einzelpunkte=_at(einzelpunkte, start),
                gewichtung=_at(gewichtung, start),
                schwellen=_at(schwellen, start),
                kinder=_at(kinder, start),
                citations={one.subject: _citation(one, start) for one in files},
            )
            for start, end in zip(starts, ends, strict=True)
        )
    except ValueError as error:
        raise NbaInvalid(str(error)) from error
    return Instruments(
        versions=versions,
        planned=tuple(
            (one.subject, day)
            for one in files
            for day, version in one.values.items()
            if version.status is Status.GEPLANT
        ),
        files=tuple(
            SubjectFile(
                subject=one.subject,
                title=one.title,
                norm=one.norm,
                evidence=tuple(one.evidence),
            )
            for one in files
        ),
    )


def _read(path: Path, shape: type[NbaFile[_Version]]) -> NbaFile[_Version]:
    try:
        content = read_shape(text=path.read_text(encoding="utf-8"), shape=shape)
    except (OSError, YamlInvalid) as error:
        raise NbaInvalid(f"{path.name}: {error}") from error
    if content.subject != path.stem:
        raise NbaInvalid(f"{path.name}: subject: {content.subject} is not the file's name")
    if all(version.status is Status.GEPLANT for version in content.values.values()):
        raise NbaInvalid(f"{path.name}: nothing in it is law")
    return content


def _days(file: _AnyFile) -> list[date]:
    """Return on which days something of the file becomes law."""
    return [day for day, one in file.values.items() if one.status is Status.GELTEND]


def _at(file: NbaFile[_Version], day: date) -> _Version:
    """Return the version that is law on the day, which is not before the first."""
    return [
        one for start, one in file.values.items() if one.status is Status.GELTEND and start <= day
    ][-1]


def _citation(file: _AnyFile, day: date) -> Citation:
    version = file.values[[start for start in _days(file) if start <= day][-1]]
    return Citation(norm=file.norm, reference=version.reference, url=version.url)
