"""How much of the Sachleistung is used, § 38 Satz 2 and § 45a Abs. 4 Satz 6 SGB XI."""

from dataclasses import dataclass
from fractions import Fraction

from portal.law.leistungen.leistung import UNKNOWN_CONVERSION
from portal.law.leistungen.situation import Situation
from portal.law.parameters import Snapshot
from portal.values.money import Money

PERCENT = 100


@dataclass(frozen=True, slots=True)
class Nutzung:
    """The Sachleistung of one month, in exact cents.

    Args:
        maximum: what § 36 Abs. 3 grants.
        service: used by a Pflegedienst, never above the maximum.
        converted: used by § 45a Abs. 4, never above its limit or the rest.
        left_out: why something said is not in it: the code of a reason, or nothing.
    """

    maximum: Fraction
    service: Fraction
    converted: Fraction
    left_out: tuple[str, ...] = ()

    @property
    def share(self) -> Fraction:
        """Return the used part of the maximum, from 0 to 1."""
        return (self.service + self.converted) / self.maximum

    @property
    def rest(self) -> Fraction:
        """Return what is not used."""
        return self.maximum - self.service - self.converted


def measure_use(*, situation: Situation, law: Snapshot) -> Nutzung:
    """Return the use of the month; Tagespflege and Entlastungsbetrag do not count.

    What was converted is left out, and `left_out` says so, where § 45a is not known for the day.

    Raises:
        NotInForce: the amount of § 36 is not known for the day.
        UnknownParameter: the Pflegegrad has no Sachleistung.
    """
    maximum = Fraction(law.money(f"sachleistung.{situation.grade}").cents)
    if isinstance(situation.used, Money):
        service = min(maximum, Fraction(situation.used.cents))
    else:
        service = maximum * Fraction(situation.used) / PERCENT
    if situation.converted.cents and not law.has_subject("umwandlung"):
        return Nutzung(maximum, service, Fraction(0), (UNKNOWN_CONVERSION,))
    converted = Fraction(0)
    if situation.converted.cents:
        limit = law.money(f"umwandlung.{situation.grade}").cents
        converted = min(Fraction(situation.converted.cents), Fraction(limit), maximum - service)
    return Nutzung(maximum, service, converted)
