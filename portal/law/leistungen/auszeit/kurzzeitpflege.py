"""§ 42 SGB XI: Kurzzeitpflege in a Heim for some weeks."""

from portal.law.fristen.antragsfristen import use_of_the_year
from portal.law.leistungen.auszeit import jahresbudget, verhinderung
from portal.law.leistungen.leistung import Leistung, grant, personal, refuse, shared, why_not
from portal.law.leistungen.situation import HAEUSLICH, Situation, Wohnform
from portal.law.parameters import Snapshot
from portal.values.finding import Finding

NAME = "kurzzeitpflege"
HOMES = HAEUSLICH | {Wohnform.GEMEINSCHAFTLICH}


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say up to which amount and for how many weeks Kurzzeitpflege is paid."""
    reason = why_not(subject=NAME, situation=situation, law=law, homes=HOMES)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    is_common = law.has_subject(jahresbudget.JAHRESBETRAG)
    keys = () if is_common else (f"{NAME}.aufstockung", f"{NAME}.hoechstens")
    posten = [personal(name=name, situation=situation, law=law) for name in (NAME, *keys)]
    posten.append(shared(name=f"{NAME}_wochen", law=law))
    if jahresbudget.is_used(situation=situation):
        subject = verhinderung.which(situation=situation, law=law)
        rest = jahresbudget.rest_for_kurzzeitpflege(subject=subject, situation=situation, law=law)
        key = f"{NAME}_rest"
        posten.append(personal(name=NAME, situation=situation, law=law, cents=rest, key=key))
    is_special = situation.home is Wohnform.GEMEINSCHAFTLICH
    deadline = (use_of_the_year(law=law, name=jahresbudget.JAHRESBETRAG),) if is_common else ()
    leistung = Leistung(
        NAME,
        law.citation(NAME),
        is_due=True,
        posten=tuple(posten),
        conditions=("nur_nach_krankenhaus" if is_special else "zu_hause_nicht_moeglich",),
        notes=("pflegegeld_zur_haelfte", "eigene_kosten"),
        deadlines=deadline,
    )
    why = ("uebergang",) if jahresbudget.is_transition(law=law) else ()
    return grant(leistung=leistung, situation=situation, why=why)
