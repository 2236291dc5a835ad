"""What is left of the year's money for Verhinderungs- and Kurzzeitpflege, §§ 39, 42, 42a SGB XI."""

from fractions import Fraction

from portal.law.leistungen.leistung import beihilfe_share
from portal.law.leistungen.situation import Situation
from portal.law.parameters import Snapshot

JAHRESBETRAG = "gemeinsamer_jahresbetrag"


def rest_for_verhinderung(*, subject: str, situation: Situation, law: Snapshot) -> Fraction:
    """Return the exact cents left for Verhinderungspflege, before Beihilfe.

    Until 2025-06-30 it had an amount of its own, plus a part of what Kurzzeitpflege left over,
    less what Kurzzeitpflege took from it. Since then there is one amount for both, against which
    use from January to June 2025 counts as well (§ 144 Abs. 6 SGB XI).

    Args:
        subject: "verhinderung" or "verhinderung_jung".
        situation: with what was paid in the calendar year.
        law: of the day.

    Raises:
        NotInForce: the amounts are not known for the day.
    """
    vp, kzp = _used(situation, law)
    if law.has_subject(JAHRESBETRAG):
        return max(Fraction(0), law.money(JAHRESBETRAG).cents - vp - kzp)
    own, other = law.money(subject).cents, law.money("kurzzeitpflege").cents
    top_up = min(Fraction(law.money(f"{subject}.aufstockung").cents), max(Fraction(0), other - kzp))
    return max(Fraction(0), own - max(Fraction(0), kzp - other) + top_up - vp)


def rest_for_kurzzeitpflege(*, subject: str, situation: Situation, law: Snapshot) -> Fraction:
    """Return the exact cents left for Kurzzeitpflege, before Beihilfe.

    The mirror of `rest_for_verhinderung`.

    Args:
        subject: of the person's Verhinderungspflege, "verhinderung" or "verhinderung_jung".
        situation: with what was paid in the calendar year.
        law: of the day.

    Raises:
        NotInForce: the amounts are not known for the day.
    """
    vp, kzp = _used(situation, law)
    if law.has_subject(JAHRESBETRAG):
        return max(Fraction(0), law.money(JAHRESBETRAG).cents - vp - kzp)
    own, other = law.money("kurzzeitpflege").cents, law.money(subject).cents
    limit = Fraction(law.money("kurzzeitpflege.aufstockung").cents)
    top_up = min(limit, max(Fraction(0), other - vp))
    return max(Fraction(0), own - max(Fraction(0), vp - other) + top_up - kzp)


def is_transition(*, law: Snapshot) -> bool:
    """Say whether use of earlier months of the same year counts by § 144 Abs. 6 SGB XI."""
    amount = law.find(JAHRESBETRAG)
    return amount is not None and amount.valid_from.year == law.day.year


def is_used(*, situation: Situation) -> bool:
    """Say whether anything was paid in the calendar year."""
    return bool(situation.used_verhinderung.cents or situation.used_kurzzeitpflege.cents)


def _used(situation: Situation, law: Snapshot) -> tuple[Fraction, Fraction]:
    """Return what was paid as if the Pflegekasse paid it whole, so that limits compare."""
    share = beihilfe_share(situation=situation, law=law)
    return (
        situation.used_verhinderung.cents / share,
        situation.used_kurzzeitpflege.cents / share,
    )
