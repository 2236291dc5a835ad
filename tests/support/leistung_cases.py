"""Cases of benefits: a situation in, amounts, reasons and deadlines out.

A case is checked against exactly what it says: `posten` names every amount, `by_grade` the first
amount of each Pflegegrad (null where nothing is due), `reasons` at least these.
"""

from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from typing import Any

from portal.law.leistungen.leistung import Leistung, Posten
from portal.law.leistungen.situation import Ersatzpflege, Situation, Wohnform
from portal.law.parameters import Snapshot, load_parameters
from portal.values.finding import Finding
from portal.values.money import Money
from tests.support.law_cases import read_cases

PARAMETERS = load_parameters()
KEYS = frozenset(
    {"situation", "due", "posten", "by_grade", "reasons", "deadlines", "norm", "conditions"}
)
MONEY = frozenset(
    {"converted", "expenses", "own_share", "facility_fee", "used_verhinderung",
     "used_kurzzeitpflege"}
)  # fmt: skip
Assess = Callable[..., Finding[Leistung]]


def cases_of(name: str) -> list[Any]:
    """Return the cases of one benefit."""
    return read_cases(f"leistungen/{name}.yaml", keys=KEYS)


def situation_of(facts: dict[str, Any]) -> Situation:
    """Build the situation that a case describes."""
    given = dict(facts)
    if "used_percent" in given:
        given["used"] = Decimal(str(given.pop("used_percent")))
    if "used_euro" in given:
        given["used"] = Money.from_euro_text(str(given.pop("used_euro")))
    for name in MONEY & set(given):
        given[name] = Money.from_euro_text(str(given[name]))
    given["home"] = Wohnform(given.get("home", "zu_hause"))
    given["helper"] = Ersatzpflege(given.get("helper", "andere"))
    assert set(given) <= {field.name for field in fields(Situation)}
    return Situation(**given)


def run(facts: dict[str, Any], assess: Assess) -> Finding[Leistung]:
    """Return what the benefit says about the situation."""
    situation = situation_of(facts)
    return assess(situation=situation, law=PARAMETERS.at(day=situation.day))


def plain(posten: Posten) -> str:
    """Return the value of an amount as a case writes it."""
    if isinstance(posten.value, Money):
        return posten.value.german()
    return str(posten.value)


def law_of(facts: dict[str, Any]) -> Snapshot:
    """Return the law of the case's day."""
    return PARAMETERS.at(day=facts["day"])


def check(case: dict[str, Any], assess: Assess) -> None:
    """Assert that the benefit says what the case says."""
    if "by_grade" in case:
        found = {}
        for grade in case["by_grade"]:
            leistung = run({**case["situation"], "grade": int(grade)}, assess).value
            assert leistung.is_due is bool(leistung.posten)
            found[grade] = plain(leistung.posten[0]) if leistung.is_due else None
        assert found == case["by_grade"]
        return
    finding = run(case["situation"], assess)
    leistung = finding.value
    assert leistung.is_due is case.get("due", True)
    assert {one.name: plain(one) for one in leistung.posten} == case.get("posten", {})
    assert set(case.get("reasons", [])) <= {reason.code for reason in finding.reasons}
    deadlines = {frist.name: frist.ends_on for frist in leistung.deadlines}
    assert deadlines == case.get("deadlines", deadlines)
    assert leistung.citation.norm == case.get("norm", leistung.citation.norm)
    assert set(case.get("conditions", [])) <= set(leistung.conditions)
