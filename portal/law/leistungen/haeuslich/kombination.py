"""§ 38 SGB XI: Pflegegeld beside a Sachleistung that is used in part."""

from portal.law.fristen.antragsfristen import keep_combination
from portal.law.leistungen.haeuslich.nutzung import measure_use
from portal.law.leistungen.leistung import Leistung, grant, personal, refuse, why_not
from portal.law.leistungen.situation import HAEUSLICH, Situation, Wohnform
from portal.law.parameters import Snapshot
from portal.values.finding import Finding

NAME = "kombination"
SUBJECT = "kombination_bindung"
HOMES = HAEUSLICH | {Wohnform.GEMEINSCHAFTLICH}


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say how much Pflegegeld stays beside the Sachleistung used.

    The Pflegegeld falls by the share used, exactly, and is rounded once to cents.
    """
    reason = why_not(subject="pflegegeld", situation=situation, law=law, homes=HOMES)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason, subject=SUBJECT)
    use = measure_use(situation=situation, law=law)
    if not use.share:
        return refuse(name=NAME, law=law, reason="nichts_genutzt", subject=SUBJECT)
    if use.share == 1:
        return refuse(name=NAME, law=law, reason="ausgeschoepft", subject=SUBJECT)
    name = f"pflegegeld.{situation.grade}"
    cents = law.money(name).cents * (1 - use.share)
    posten = personal(name=name, situation=situation, law=law, cents=cents, key=NAME)
    leistung = Leistung(
        NAME,
        law.citation(SUBJECT),
        is_due=True,
        posten=(posten,),
        conditions=("selbst_sichergestellt",),
        notes=("bindung", "rundung"),
        deadlines=(keep_combination(law=law),),
    )
    why = ("umwandlung_zaehlt",) if use.converted else use.left_out
    return grant(leistung=leistung, situation=situation, why=("anteil", *why))
