"""§ 42a SGB XI: Gemeinsamer Jahresbetrag for Verhinderungs- and Kurzzeitpflege."""

from portal.law.fristen.antragsfristen import use_of_the_year
from portal.law.leistungen.auszeit import jahresbudget
from portal.law.leistungen.leistung import Leistung, grant, personal, refuse, why_not
from portal.law.leistungen.situation import HAEUSLICH, Situation, Wohnform
from portal.law.parameters import Snapshot
from portal.values.finding import Finding

NAME = "gemeinsamer_jahresbetrag"
HOMES = HAEUSLICH | {Wohnform.GEMEINSCHAFTLICH, Wohnform.BEHINDERTENHILFE}


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say how much both together may cost in the calendar year, and what is left of it."""
    reason = why_not(subject=NAME, situation=situation, law=law, homes=HOMES)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    posten = [personal(name=NAME, situation=situation, law=law, is_maximum=True)]
    if jahresbudget.is_used(situation=situation):
        subject = "verhinderung"
        rest = jahresbudget.rest_for_verhinderung(subject=subject, situation=situation, law=law)
        one = personal(
            name=NAME, situation=situation, law=law, cents=rest, key=f"{NAME}_rest", is_maximum=True
        )
        posten.append(one)
    leistung = Leistung(
        NAME,
        posten[0].amount.citation,
        is_due=True,
        posten=tuple(posten),
        conditions=("fuer_beides_zusammen",),
        notes=("kein_uebertrag",),
        deadlines=(use_of_the_year(law=law, name=NAME),),
    )
    why = ("uebergang",) if jahresbudget.is_transition(law=law) else ()
    return grant(leistung=leistung, situation=situation, why=why)
