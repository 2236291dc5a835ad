"""The ordered rules of the six parts, and the decision they lead to.

Of each part the first rule that holds decides. „E…“ recommends the part, „A…“ does not. The last
rule of a part always holds, so that there is exactly one outcome.
"""

from dataclasses import dataclass
from typing import Final

from portal.domain.robin.answers import Answer, Answers, Reading, excerpt
from portal.domain.robin.catalogue.texts import AidPlan
from portal.domain.robin.conditions import ALWAYS, AnyOf, Condition, parse_condition
from portal.domain.robin.evaluation import holds
from portal.domain.robin.needs import NAMED_CONDITIONS
from portal.domain.robin.traits import TRAITS

PARTS: Final = (1, 2, 3, 4, 5, 6)
NAMED_BY_LAST_RULES: Final = ("hilfebedarf", "interessen")
"""A rule that holds because nothing else does names these answers."""
CONSUMABLES: Final = TRAITS["pg_ab_1"]
"""From Pflegegrad 1 on there is a group of aids for everybody: the consumables."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a part.

    Args:
        id: „E2.1“, „A3.R“ …; the texts go by it.
        recommended: whether the rule recommends the part.
        is_last: holds because no other rule of the part did.
        addition: when a further sentence belongs to the text; None for never.
    """

    id: str
    part: int
    recommended: bool
    predicate: Condition
    is_last: bool = False
    addition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome of one part.

    Args:
        read: the answers that made the rule hold, with their question ids.
        has_addition: the rule's further sentence applies.
    """

    part: int
    rule: str
    recommended: bool
    read: tuple[tuple[str, Answer], ...]
    has_addition: bool


def decide(*, answers: Answers, aids: AidPlan) -> tuple[Decision, ...]:
    """Decide the six parts in order.

    `answers` are pruned; `aids` says which answers call for Pflegehilfsmittel (rule E6).
    """
    rules = (*RULES, *rules_of_aids(aids=aids))
    return tuple(_first([rule for rule in rules if rule.part == part], answers) for part in PARTS)


def rules_of_aids(*, aids: AidPlan) -> tuple[Rule, ...]:
    """Return the rules of part 6, which depend on what the catalogue calls an occasion."""
    occasions = AnyOf(parts=(*(trigger.condition for trigger in aids.triggers), CONSUMABLES))
    return (
        _rule("A6.2", "wohnt == heim"),
        Rule(id="E6", part=6, recommended=True, predicate=occasions),
        _last("A6.1"),
    )


def _first(rules: list[Rule], answers: Answers) -> Decision:
    rule, read = next(
        (rule, reading.read)
        for rule in rules
        for reading in (Reading(answers),)
        if holds(condition=rule.predicate, reading=reading)
    )
    named = NAMED_BY_LAST_RULES if rule.is_last else read
    return Decision(
        part=rule.part,
        rule=rule.id,
        recommended=rule.recommended,
        read=excerpt(answers=answers, question_ids=named),
        has_addition=rule.addition is not None
        and holds(condition=rule.addition, reading=Reading(answers)),
    )


def _rule(rule_id: str, text: str, *, addition: str | None = None) -> Rule:
    return Rule(
        id=rule_id,
        part=int(rule_id[1]),
        recommended=rule_id.startswith("E"),
        predicate=parse_condition(text=text, names=NAMED_CONDITIONS),
        addition=parse_condition(text=addition, names=TRAITS) if addition else None,
    )


def _last(rule_id: str) -> Rule:
    return Rule(id=rule_id, part=int(rule_id[1]), recommended=False, predicate=ALWAYS, is_last=True)


RULES: Final = (
    Rule(id="E1", part=1, recommended=True, predicate=ALWAYS),
    # Part 2: Ambulante Einrichtungen.
    _rule("A2.1", "wohnt == heim und wunsch in (heim, offen)"),
    _rule("A2.2", "wunsch == heim und wann != sofort"),
    _rule(
        "E2.2",
        "krankheit.themen enthaelt_eines (medikamente, spritzen, wunden_verbaende,"
        " blutdruck_zucker_messen, katheter_stoma, beatmung_intensiv, schmerzen_palliativ)",
    ),
    _rule("E2.3", "interessen enthaelt haushalt"),
    _rule("E2.4", "entlastung.wofuer enthaelt ein_paar_stunden_pro_woche"),
    _rule("E2.1", "wunsch in (zuhause, wohnung, offen) und bedarf_ambulant"),
    _rule("E2.5", "wunsch == heim und wann == sofort und bedarf_ambulant"),
    _rule("A2.3", "wunsch == zeitweise"),
    _last("A2.R"),
    # Part 3: Stationäre Einrichtungen.
    _rule("A3.0", "wohnt == heim und wunsch == offen"),
    _rule("E3.1", "wunsch == heim"),
    _rule("E3.2", "kurz"),
    _rule("E3.4", "wunsch != zuhause und (beatmung oder lebensende)"),
    _rule("A3.1", "wunsch in (zuhause, wohnung)", addition="intensiv und wer_hilft == niemand"),
    _rule("E3.3", "heim_erwaegen"),
    _rule("A3.2", "pg_hoechstens_1 und nicht intensiv"),
    _last("A3.R"),
    # Part 4: Tages- und Nachtpflege. The wish for a home alone comes first, so that a person who
    # wishes for one is not told that the present dwelling decided.
    _rule("A4.1", "wunsch == heim oder (wohnt == heim und wunsch in (offen, zeitweise))"),
    _rule("A4.2", "bett"),
    _rule(
        "A4.3",
        "hilfebedarf in (kaum, woechentlich) und nicht demenz und nicht tagwunsch und nicht nachts",
    ),
    _rule("E4.1", "allein_tags"),
    _rule("E4.2", "demenz"),
    _rule("E4.3", "tagwunsch"),
    _rule(
        "E4.4",
        "interessen enthaelt gesellschaft und hilfebedarf in (taeglich, mehrmals, rund_um_die_uhr)",
    ),
    _rule("E4.5", "nachts"),
    _last("A4.R"),
    # Part 5: Altersgerechtes Wohnen.
    _rule("A5.0", "alter in (baby, kind)"),
    _rule("E5.4", "demenz.angebot enthaelt demenz_wg"),
    _rule("A5.2", "intensiv und wer_hilft == niemand"),
    _rule("E5.2", "interessen enthaelt wohnen"),
    _rule("E5.3", "zuhause.hindernis == wohnung_barrieren und wunsch == offen"),
    _rule("A5.1", "wunsch in (zuhause, heim, zeitweise)"),
    _rule("E5.1", "wunsch == wohnung"),
    _last("A5.R"),
)
"""The rules of parts 1 to 5 in the order in which they are tried; part 6 has `rules_of_aids`."""
