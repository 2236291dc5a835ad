"""§ 40 Abs. 1 to 3 SGB XI: Pflegehilfsmittel, used up or technical."""

from fractions import Fraction

from portal.law.leistungen.leistung import (
    PERCENT,
    Leistung,
    grant,
    personal,
    refuse,
    round_to_cents,
    shared,
    why_not,
)
from portal.law.leistungen.situation import HAEUSLICH, Situation, Wohnform
from portal.law.parameters import Snapshot
from portal.values.finding import Finding, Reason
from portal.values.money import Money

CONSUMED, TECHNICAL = "pflegehilfsmittel_verbrauch", "hilfsmittel_zuzahlung"
HOMES = HAEUSLICH | {Wohnform.GEMEINSCHAFTLICH}


def assess_consumed(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say up to which amount Hilfsmittel that are used up are paid, § 40 Abs. 2."""
    reason = why_not(subject=CONSUMED, situation=situation, law=law, homes=HOMES)
    if reason is not None:
        return refuse(name=CONSUMED, law=law, reason=reason)
    posten = personal(name=CONSUMED, situation=situation, law=law)
    leistung = Leistung(
        CONSUMED,
        posten.amount.citation,
        is_due=True,
        posten=(posten,),
        conditions=("private_pflege",),
        notes=("beispiele",),
    )
    return grant(leistung=leistung, situation=situation)


def assess_technical(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say what adults add to technical Pflegehilfsmittel, § 40 Abs. 3."""
    reason = why_not(subject=TECHNICAL, situation=situation, law=law, homes=HOMES)
    if reason is not None:
        return refuse(name=TECHNICAL, law=law, reason=reason)
    names = (f"{TECHNICAL}.prozent", f"{TECHNICAL}.hoechstens")
    leistung = Leistung(
        TECHNICAL,
        law.citation(TECHNICAL),
        is_due=True,
        posten=tuple(shared(name=name, law=law) for name in names),
        conditions=("notwendig",),
        notes=("leihweise", "befreiung"),
    )
    return Finding(leistung, (Reason("anspruch", leistung.citation),))


def copay(*, price: Money, is_adult: bool, law: Snapshot) -> Finding[Money]:
    """Return what the person adds to one technical Pflegehilfsmittel.

    Law: § 40 Abs. 3 Satz 4 SGB XI; minors add nothing.

    Raises:
        NotInForce: the rule is not known for the day.
    """
    rule = law.amount(f"{TECHNICAL}.prozent")
    if not is_adult:
        return Finding(Money(0), (Reason("minderjaehrig", rule.citation),))
    part = price.cents * Fraction(law.number(rule.name)) / PERCENT
    limit = Fraction(law.money(f"{TECHNICAL}.hoechstens").cents)
    code = "hoechstens" if part > limit else "anteil_am_preis"
    return Finding(round_to_cents(cents=min(part, limit)), (Reason(code, rule.citation),))
