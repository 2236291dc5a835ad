"""§ 36 SGB XI: häusliche Pflegehilfe by a Pflegedienst."""

from portal.law.leistungen.haeuslich.nutzung import measure_use
from portal.law.leistungen.leistung import Leistung, grant, personal, refuse, why_not
from portal.law.leistungen.situation import HAEUSLICH, Situation, Wohnform
from portal.law.parameters import Snapshot
from portal.values.finding import Finding

NAME = "sachleistung"
HOMES = HAEUSLICH | {Wohnform.GEMEINSCHAFTLICH}


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say up to which value a Pflegedienst is paid, and what is left of it."""
    reason = why_not(subject=NAME, situation=situation, law=law, homes=HOMES)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    name = f"{NAME}.{situation.grade}"
    posten = [personal(name=name, situation=situation, law=law)]
    use = measure_use(situation=situation, law=law)
    if use.share:
        rest = personal(
            name=name, situation=situation, law=law, cents=use.rest, key="sachleistung_rest"
        )
        posten.append(rest)
    leistung = Leistung(
        NAME,
        posten[0].amount.citation,
        is_due=True,
        posten=tuple(posten),
        conditions=("zugelassener_dienst",),
        notes=("abrechnung",),
    )
    return grant(leistung=leistung, situation=situation, why=use.left_out)
