"""§ 18c Abs. 1 and 5, § 40 Abs. 7 SGB XI: until when the Pflegekasse must decide."""

from datetime import date, timedelta

from portal.law.fristen import arbeitstage
from portal.law.fristen.feiertage import Feiertage, Land
from portal.law.fristen.frist import Frist
from portal.law.parameters import Parameters, Snapshot
from portal.values.finding import Finding, Reason
from portal.values.money import Money

DAYS_OF_A_WEEK = 7
ADAPTATION = ("wohnumfeld_frist.ohne_gutachten", "wohnumfeld_entscheidung")
ADAPTATION_WITH_EXPERT = ("wohnumfeld_frist.mit_gutachten", "wohnumfeld_entscheidung_gutachten")
"""The value of the law and the name of the deadline that follows from it."""


def decide_application(
    *, received_on: date, land: Land, parameters: Parameters, feiertage: Feiertage
) -> Frist:
    """Return until when the Pflegekasse must answer an application for benefits.

    Law: § 18c Abs. 1 SGB XI. Holidays are those of the Land of the Pflegekasse's seat.

    Raises:
        NotInForce: the application came before the rule or the known holidays.
    """
    rule = parameters.at(day=received_on).amount("entscheidungsfrist.arbeitstage")
    ends_on = arbeitstage.add_working_days(
        day=received_on, working_days=rule.whole, land=land, feiertage=feiertage
    )
    return Frist("entscheidung", ends_on, rule.citation, received_on)


def decide_adaptation(
    *,
    received_on: date,
    land: Land,
    parameters: Parameters,
    feiertage: Feiertage,
    with_expert: bool = False,
) -> Frist:
    """Return until when the Pflegekasse must decide on Hilfsmittel or the Wohnumfeld.

    Law: § 40 Abs. 7 SGB XI; after it, without a reason given in writing, it counts as granted.

    Raises:
        NotInForce: the application came before the rule or the known holidays.
    """
    key, name = ADAPTATION_WITH_EXPERT if with_expert else ADAPTATION
    rule = parameters.at(day=received_on).amount(key)
    last = received_on + timedelta(days=rule.whole * DAYS_OF_A_WEEK)
    ends_on = arbeitstage.move_to_working_day(day=last, land=land, feiertage=feiertage)
    return Frist(name, ends_on, rule.citation, received_on)


def compensate_delay(*, due_on: date, decided_on: date, law: Snapshot) -> Finding[Money]:
    """Return what the Pflegekasse pays for each week of delay that has begun.

    Law: § 18c Abs. 5 SGB XI; nothing where it is not the Pflegekasse's fault and in the other
    exceptions of that paragraph, which this function cannot know.

    Raises:
        NotInForce: the rule is not law on the day of the snapshot.
    """
    rule = law.amount("verzugspauschale")
    late = max(0, (decided_on - due_on).days)
    weeks = -(-late // DAYS_OF_A_WEEK)
    code = "verzug" if weeks else "puenktlich"
    cents = law.money("verzugspauschale").cents * weeks
    return Finding(Money(cents), (Reason(code, rule.citation),))
