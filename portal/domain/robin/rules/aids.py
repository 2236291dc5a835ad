"""Which groups of Pflegehilfsmittel part 6 names, and why."""

from dataclasses import dataclass

from portal.domain.robin.answers import Answers, Reading
from portal.domain.robin.catalogue.texts import AidPlan, AidTrigger
from portal.domain.robin.evaluation import holds
from portal.domain.robin.rules.decisions import CONSUMABLES
from portal.values.wording import Wording

CONSUMABLES_GROUP = "HM_VERBRAUCH"
"""The group that everybody with a Pflegegrad is entitled to (§ 40 Abs. 2 SGB XI)."""


@dataclass(frozen=True, slots=True)
class AidChoice:
    """A group that part 6 names.

    Args:
        reason: what the group is good for.
        because: the sentence of the first trigger that holds; None when only the Pflegegrad
            calls for the group.
        read: question ids of the answers that made it hold.
    """

    group: str
    title: Wording
    reason: Wording
    because: Wording | None
    read: tuple[str, ...]


def choose_aids(*, answers: Answers, plan: AidPlan) -> tuple[AidChoice, ...]:
    """Choose the groups that the answers call for, each once, in the order of the triggers.

    The consumables come last when only the Pflegegrad calls for them. Nobody who lives in a
    Pflegeheim is asked to call this: rule A6.2 comes first.
    """
    chosen: dict[str, AidChoice] = {}
    for trigger in (*plan.triggers, _BY_GRADE):
        reading = Reading(answers)
        if trigger.group not in chosen and holds(condition=trigger.condition, reading=reading):
            group = plan.groups[trigger.group]
            chosen[trigger.group] = AidChoice(
                group=trigger.group,
                title=group.title,
                reason=group.reason,
                because=trigger.reason,
                read=reading.read,
            )
    return tuple(chosen.values())


_BY_GRADE = AidTrigger(condition=CONSUMABLES, group=CONSUMABLES_GROUP, reason=None)
