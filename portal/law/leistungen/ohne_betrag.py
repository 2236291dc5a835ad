"""§§ 7a, 42b, 43b and 45 SGB XI: what is due at every Pflegegrad and has no amount (§ 28a)."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.law.leistungen.leistung import Leistung, grant
from portal.law.leistungen.situation import Situation, Wohnform
from portal.law.parameters import ParametersInvalid
from portal.law.strict_yaml import YamlInvalid, read_shape
from portal.values.citation import Citation
from portal.values.finding import Finding, Reason
from portal.values.shape import Shape

FILE = Path(__file__).parent.parent / "data" / "ohne_betrag.yaml"


@dataclass(frozen=True, slots=True)
class OhneBetrag:
    """One such benefit.

    Args:
        homes: where the person must live.
        valid_from: first day on which we know it to be law.
    """

    name: str
    norm: str
    url: str
    reference: str
    valid_from: date
    homes: frozenset[Wohnform] = frozenset(Wohnform)

    @property
    def citation(self) -> Citation:
        """Return its paragraph."""
        return Citation(self.norm, self.reference, self.url)


class _File(Shape):
    leistungen: tuple[OhneBetrag, ...]


def load_ohne_betrag(*, path: Path = FILE) -> tuple[OhneBetrag, ...]:
    """Read and check the list.

    Raises:
        ParametersInvalid: the file breaks the schema.
    """
    try:
        return read_shape(text=path.read_text(encoding="utf-8"), shape=_File).leistungen
    except YamlInvalid as error:
        raise ParametersInvalid(f"{path.name}: {error}") from error


def assess(*, one: OhneBetrag, situation: Situation) -> Finding[Leistung]:
    """Say whether the benefit is due."""
    reason = _why_not(one, situation)
    if reason is not None:
        leistung = Leistung(one.name, one.citation, is_due=False)
        return Finding(leistung, (Reason(reason, one.citation),))
    leistung = Leistung(one.name, one.citation, is_due=True, conditions=("bedingung",))
    return grant(leistung=leistung, situation=situation)


def _why_not(one: OhneBetrag, situation: Situation) -> str | None:
    if situation.day < one.valid_from:
        return "nicht_in_kraft"
    if situation.grade == 0:
        return "kein_pflegegrad"
    return None if situation.home in one.homes else "wohnform"
