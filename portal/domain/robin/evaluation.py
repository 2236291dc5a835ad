"""Whether a condition holds, what made it hold, and which options caused it."""

from portal.domain.robin.answers import Answers, Reading, values_of
from portal.domain.robin.conditions import AnyOf, Condition, Not, Operator, Test

Cause = tuple[str, str]
"""A question id and the key of the option that was chosen there."""
# Judged at every click; a look at a member of an enumeration is a call.
_IS, _DIFFERS, _CONTAINS = Operator.IS, Operator.DIFFERS, Operator.CONTAINS


def holds(*, condition: Condition, reading: Reading) -> bool:
    """Judge a condition; `reading` keeps the answers that made it hold or fail.

    Of a choice that holds only the first part that holds is kept, of a chain that fails only the
    first part that fails. Judging again with nothing but the kept answers gives the same outcome.
    """
    if isinstance(condition, Test):
        return _passes(condition, reading[condition.question])
    if isinstance(condition, Not):
        return not holds(condition=condition.part, reading=reading)
    decisive = isinstance(condition, AnyOf)
    start = len(reading)
    for part in condition.parts:
        here = len(reading)
        if holds(condition=part, reading=reading) is decisive:
            reading.forget(start=start, end=here)
            return decisive
    return not decisive


def causes(*, condition: Condition, answers: Answers) -> tuple[Cause, ...]:
    """Return every chosen option that speaks for a condition, each once; none if it fails.

    Other than `holds` this goes through all parts of a choice: a person who gave three reasons
    for a service hears all three. What is negated, also by `!=`, is no cause.
    """
    return tuple(dict.fromkeys(_causes(condition, answers)))


def _causes(condition: Condition, answers: Answers) -> list[Cause]:
    if isinstance(condition, Not) or not holds(condition=condition, reading=Reading(answers)):
        return []
    if not isinstance(condition, Test):
        return [cause for part in condition.parts for cause in _causes(part, answers)]
    values = values_of(answer=answers[condition.question])
    if condition.operator is Operator.ANSWERED:
        return [(condition.question, value) for value in values]
    if condition.operator is Operator.DIFFERS:
        return []
    return [(condition.question, value) for value in values if value in condition.keys]


def _passes(test: Test, values: tuple[str, ...]) -> bool:
    operator = test.operator
    if operator is _IS:
        return len(values) == 1 and values[0] in test.keys
    if operator is _DIFFERS:
        return bool(values) and values != test.keys
    if operator is _CONTAINS:
        return not set(values).isdisjoint(test.keys)
    return bool(values)


def possible_causes(*, condition: Condition) -> tuple[Cause, ...]:
    """Return every option that `causes` could name, except for „answered at all“."""
    if isinstance(condition, Test):
        if condition.operator is Operator.DIFFERS:
            return ()
        return tuple((condition.question, key) for key in condition.keys)
    if isinstance(condition, Not):
        return ()
    found = (cause for part in condition.parts for cause in possible_causes(condition=part))
    return tuple(dict.fromkeys(found))
