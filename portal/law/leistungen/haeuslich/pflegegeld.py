"""§ 37 SGB XI: Pflegegeld for care that people organise themselves."""

import calendar
from fractions import Fraction

from portal.law.leistungen.haeuslich.nutzung import measure_use
from portal.law.leistungen.leistung import (
    PERCENT,
    Leistung,
    grant,
    personal,
    refuse,
    round_to_cents,
    why_not,
)
from portal.law.leistungen.situation import HAEUSLICH, Situation, Wohnform
from portal.law.parameters import Snapshot
from portal.values.errors import Invalid
from portal.values.finding import Finding, Reason
from portal.values.money import Money

NAME = "pflegegeld"


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say whether Pflegegeld is due and how much.

    Where Sachleistung is used, the rest is Kombinationsleistung (§ 38 SGB XI).
    """
    homes = HAEUSLICH | {Wohnform.GEMEINSCHAFTLICH, Wohnform.BEHINDERTENHILFE}
    reason = why_not(subject=NAME, situation=situation, law=law, homes=homes)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    if situation.home is Wohnform.BEHINDERTENHILFE:
        return _days_at_home(situation, law)
    use = measure_use(situation=situation, law=law)
    if use.share:
        code = "ausgeschoepft" if use.share == 1 else "kombination"
        return refuse(name=NAME, law=law, reason=code)
    if situation.home is Wohnform.GEMEINSCHAFTLICH:
        return refuse(name=NAME, law=law, reason="nur_anteilig")
    notes = ("teilmonat", "ersatzpflege", "krankenhaus", "ausland", "sterbemonat")
    return _granted(situation, law, cents=None, notes=notes, why=use.left_out)


def _days_at_home(situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Grant the days at home in full, § 38 Satz 5 SGB XI."""
    if situation.days_at_home is None:
        return _granted(situation, law, cents=None, notes=("nur_tage_zu_hause",), upto=True)
    month = law.number("pflegegeld_teilmonat")
    days = min(Fraction(month), Fraction(situation.days_at_home))
    cents = law.money(f"{NAME}.{situation.grade}").cents * days / Fraction(month)
    return _granted(situation, law, cents=cents, notes=("nur_tage_zu_hause",))


def _granted(
    situation: Situation,
    law: Snapshot,
    *,
    cents: Fraction | None,
    notes: tuple[str, ...],
    upto: bool = False,
    why: tuple[str, ...] = (),
) -> Finding[Leistung]:
    name = f"{NAME}.{situation.grade}"
    posten = personal(name=name, situation=situation, law=law, cents=cents, is_maximum=upto)
    leistung = Leistung(
        NAME,
        posten.amount.citation,
        is_due=True,
        posten=(posten,),
        conditions=("selbst_sichergestellt", "beratungsbesuche"),
        notes=notes,
    )
    return grant(leistung=leistung, situation=situation, why=why)


def pay_part_of_month(
    *, monthly: Money, full_days: int, half_days: int = 0, law: Snapshot
) -> Finding[Money]:
    """Return the Pflegegeld of the month of the snapshot for so many days.

    Law: § 37 Abs. 2 Satz 1 and 2 SGB XI. A month counts as 30 days, and a claim for every day
    of it pays the whole month. During Kurzzeit- or Verhinderungspflege half goes on, for as many
    weeks as `pflegegeld_ersatzpflege_wochen` says.

    Raises:
        NotInForce: the rule is not known for the day.
        Invalid: the month has fewer days.
    """
    rule = law.amount("pflegegeld_teilmonat")
    length = calendar.monthrange(law.day.year, law.day.month)[1]
    if min(full_days, half_days) < 0 or full_days + half_days > length:
        raise Invalid("days", "range")
    half = min(half_days, rule.whole)
    full = min(full_days, rule.whole - half)
    if full_days + half_days == length:
        half = half if full_days else rule.whole
        full = rule.whole - half
    share = Fraction(law.number("pflegegeld_ersatzpflege_anteil")) / PERCENT
    cents = monthly.cents * (full + half * share) / rule.whole
    reasons = [Reason("teilmonat", rule.citation)]
    if half:
        citation = law.amount("pflegegeld_ersatzpflege_anteil").citation
        reasons.append(Reason("haelfte", citation))
    return Finding(round_to_cents(cents=Fraction(cents)), tuple(reasons))
