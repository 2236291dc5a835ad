"""Every benefit for one situation: the entry point for pages, PDF and command line."""

from collections.abc import Callable

from portal.law.leistungen import ohne_betrag
from portal.law.leistungen.auszeit import jahresbetrag, kurzzeitpflege, verhinderung
from portal.law.leistungen.haeuslich import (
    entlastungsbetrag,
    kombination,
    pflegegeld,
    sachleistung,
    tagespflege,
    umwandlung,
)
from portal.law.leistungen.hilfen import (
    beratung,
    dipa,
    hilfsmittel,
    pflegeunterstuetzungsgeld,
    wohnumfeld,
)
from portal.law.leistungen.leistung import Leistung
from portal.law.leistungen.situation import Situation
from portal.law.leistungen.wohnen import (
    behindertenhilfe,
    leistungszuschlag,
    vollstationaer,
    wohnform,
    wohngruppe,
)
from portal.law.parameters import NotInForce, Parameters
from portal.values.finding import Finding

ASSESSMENTS: tuple[Callable[..., Finding[Leistung]], ...] = (
    pflegegeld.assess,
    sachleistung.assess,
    kombination.assess,
    umwandlung.assess,
    entlastungsbetrag.assess,
    tagespflege.assess,
    verhinderung.assess,
    kurzzeitpflege.assess,
    jahresbetrag.assess,
    hilfsmittel.assess_consumed,
    hilfsmittel.assess_technical,
    wohnumfeld.assess,
    dipa.assess,
    wohngruppe.assess_zuschlag,
    wohngruppe.assess_anschub,
    wohnform.assess,
    vollstationaer.assess,
    leistungszuschlag.assess,
    behindertenhilfe.assess,
    beratung.assess,
    pflegeunterstuetzungsgeld.assess,
)
"""In the order in which a table shows them: care at home, time off, aids, living, relatives."""
OLDEST = "pflegegeld"
"""What is law since there are Pflegegrade; some values of the data are older."""
OHNE_BETRAG = ohne_betrag.load_ohne_betrag()


def list_leistungen(
    *, situation: Situation, parameters: Parameters
) -> tuple[Finding[Leistung], ...]:
    """Return every benefit, due or not, with amounts, conditions, deadlines and reasons.

    Planned law is never among them; `Parameters.planned` lists it.

    Raises:
        NotInForce: there were no Pflegegrade on the day; before, Pflegestufen had other amounts.
    """
    law = parameters.at(day=situation.day)
    if not law.has_subject(OLDEST):
        raise NotInForce(f"Pflegegrade on {situation.day.isoformat()}")
    with_amounts = (assess(situation=situation, law=law) for assess in ASSESSMENTS)
    without = (ohne_betrag.assess(one=one, situation=situation) for one in OHNE_BETRAG)
    return (*with_amounts, *without)
